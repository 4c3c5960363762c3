import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { every, historyFrom, loggedIn, NEW_COMPANY } from '../history/history.fixture.ts'
import { historyUpTo, type History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { replay, replaySpells, type Replay } from './replay.ts'
import { refitContexts } from './refit.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'

const always = () => NEW_COMPANY
const counted = ({ records }: Replay, kind: Kind) => records.find((one) => one.kind === kind)!.counted

/** Customers who log in daily for a month; every second one then stops for good, the others are still active to day 300. */
const halfStop: History[] = every(1, 1, 60).map((customerId) => ({
  ...loggedIn(...every(1, 0, customerId % 2 === 0 ? 30 : 300)),
  customerId,
}))

test('A spell begins on the day on which the signal first holds and ends with a log-in', () => {
  const spells = replaySpells(loggedIn(0, 1, 2, 20), always, 0, 60)
  assert.deepEqual(
    spells
      .filter(({ kind }) => kind === 'stalled')
      .map(({ since, openedOn, endedOn }) => [since, openedOn, endedOn]),
    [
      [3, 9, 20],
      [21, 25, 61],
    ],
  )
})

test('A signal that already holds on the first day of the replay began before it', () => {
  const [spell] = replaySpells(loggedIn(0, 1, 2), always, 12, 60)
  assert.equal(spell!.openedOn, 11)
})

test('The replay up to a day is the beginning of the whole replay: no rule looks ahead', async () => {
  const day = 100
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uniqueArray(fc.nat(200), { minLength: 1 }), { minLength: 25, maxLength: 40 }),
      async (people) => {
        const all = people.map((days, index) => ({ ...loggedIn(...days), customerId: index + 1 }))
        const known = all.map((history) => historyUpTo(history, day))
        const whole = await refitContexts(() => [all], DEFAULT_SETTINGS, 0, 250)
        const part = await refitContexts(() => [known], DEFAULT_SETTINGS, 0, day)
        for (const [index, history] of known.entries()) {
          if (history.contacts.length === 0) continue
          assert.deepEqual(replaySpells(history, part, 0, day), replaySpells(all[index]!, whole, 0, day))
        }
      },
    ),
    { numRuns: 10 },
  )
})

test('Customers who stopped for good do not log in again, have left at 90 days, and the warning came in time', async () => {
  const result = await replay(() => [halfStop], DEFAULT_SETTINGS, 0, 300)
  const { fired, cameBack, gone, warning } = counted(result, 'stalled')
  assert.equal(fired, 30)
  assert.deepEqual([cameBack.happened, cameBack.judged], [0, 30])
  assert.deepEqual([gone.happened, gone.judged], [30, 30])
  assert.ok(gone.base!.high < gone.rate!.low, 'most of those who were not stalled went on')
  assert.ok(warning.median! > 80 && warning.median! < 90)
})

test('With fewer than twenty judged, no rate is given, only the number', async () => {
  const few = halfStop.slice(0, 20)
  const { fired, gone, warning } = counted(await replay(() => [few], DEFAULT_SETTINGS, 0, 300), 'stalled')
  assert.equal(fired, 10)
  assert.deepEqual([gone.judged, gone.rate], [10, null])
  assert.equal(warning.median, null)
})

test('An outcome whose window is not over is not judged', async () => {
  const { fired, gone, cameBack } = counted(
    await replay(() => [halfStop], DEFAULT_SETTINGS, 0, 60),
    'stalled',
  )
  assert.equal(fired, 30)
  assert.equal(cameBack.judged, 30)
  assert.equal(gone.judged, 0)
})

test('The same customers in other pages and another order give the same record', async () => {
  const pages = [halfStop.slice(40), halfStop.slice(0, 7), halfStop.slice(7, 40)]
  const one = await replay(() => [halfStop], DEFAULT_SETTINGS, 0, 300)
  assert.deepEqual(await replay(() => pages, DEFAULT_SETTINGS, 0, 300), one)
})

test('A closing window is judged by whether an order followed within 30 days', async () => {
  const buyers = every(1, 1, 40).map((customerId) => ({
    ...historyFrom({ orders: [{ day: 0, isNew: true }, ...(customerId % 4 === 0 ? [{ day: 25 }] : [])] }),
    customerId,
  }))
  const { fired, boughtAgain } = counted(
    await replay(() => [buyers], DEFAULT_SETTINGS, 0, 70),
    'window_closing',
  )
  assert.equal(fired, 40)
  assert.deepEqual([boughtAgain.happened, boughtAgain.judged], [10, 40])
})

test('A company without any fact has an empty record', async () => {
  const { records, customers } = await replay(() => [[historyFrom({})]], DEFAULT_SETTINGS, 0, 100)
  assert.equal(customers, 1)
  for (const { counted: nothing } of records) assert.equal(nothing.fired, 0)
})
