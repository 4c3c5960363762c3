import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compareStalled, scoreStalled } from './stalled.ts'
import { historiesFromLog, parseLogLine, type LogLine } from './event-log.ts'
import { every, loggedIn } from '../history/history.fixture.ts'
import type { History } from '../history/history.ts'
import { refitContexts } from './refit.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'

const THROUGH = 600

/** Generated customers of three rhythms, half of whom leave; the seed is fixed, so that every run is the same. */
function simulated(): History[] {
  let seed = 7
  const chance = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return every(1, 1, 150).map((customerId) => {
    const gap = [1.3, 6, 25][customerId % 3]!
    const end = customerId % 2 === 0 ? 200 + Math.floor(chance() * 250) : THROUGH
    const days = new Set<number>()
    for (let day = Math.floor(chance() * 30); day < end; day += Math.max(1, gap * (0.4 + 1.2 * chance())))
      days.add(Math.floor(day))
    return { ...loggedIn(...days), customerId }
  })
}

test('Where customers have rhythms of their own, those who leave are noticed weeks earlier with no more alarms', async () => {
  const people = simulated()
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, 0, THROUGH)
  const [month, tenDays] = compareStalled(people, contextOn, THROUGH, [30, 10])
  const { fixed, own } = month!
  assert.ok(own.alarms <= fixed.alarms)
  assert.equal(own.left[0]!.recall!.share, 1)
  assert.ok(own.left[0]!.precision!.share >= fixed.left[0]!.precision!.share)
  assert.ok(own.warning! >= fixed.warning! + 14, `${own.warning} against ${fixed.warning} days of warning`)
  assert.ok(tenDays!.fixed.alarms > 2 * own.alarms, 'a fixed rule as early as that cries wolf')
})

function never(): never {
  throw new Error('nothing was compared')
}

test('A fixed rule of seven days counts every silence of seven days as an alarm', async () => {
  const people = [loggedIn(0, 1, 2, 20, 22, 40)]
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, 0, 400)
  const [{ fixed } = never()] = compareStalled(people, contextOn, 400, [7])
  assert.equal(fixed.alarms, 3)
  assert.deepEqual(fixed.stayedAway && [fixed.stayedAway.share, fixed.stayedAway.n], [1 / 3, 3])
  assert.deepEqual(fixed.left[0]!.recall && fixed.left[0]!.recall.n, 1)
  assert.equal(fixed.warning, 83)
})

test('A silence that is too recent to judge is not judged', async () => {
  const people = [loggedIn(0, 1, 2)]
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, 0, 15)
  const scores = scoreStalled(people, contextOn, 15, DEFAULT_SETTINGS)
  assert.equal(scores.alarms, 1)
  assert.equal(scores.stayedAway, null)
  assert.deepEqual(scores.left[0], { after: 90, precision: null, recall: null })
})

test('A line of a log may have quotes, ISO times and headings; an unreadable one is refused with its number', () => {
  assert.deepEqual(parseLogLine('acme,"Mara ""M"", x",1970-01-02T03:00:00Z', 2), {
    workspace: 'acme',
    user: 'Mara "M", x',
    day: 1,
  })
  assert.equal(parseLogLine('workspace,user,time', 1), null)
  assert.equal(parseLogLine('', 9), null)
  assert.throws(() => parseLogLine('acme,mara,soon', 12), /Line 12 is "acme,mara,soon"/)
})

const LOG = new URL('../../../../shared/data/usage/git_commit_events.csv', import.meta.url)

test(
  'On the real log the own rhythm is as good as seven fixed days at the same number of alarms, and warns no later',
  { skip: existsSync(LOG) ? false : 'skipped: ../shared/data not found' },
  async () => {
    const lines = readFileSync(LOG, 'utf8').split('\n')
    const log = lines
      .map((line, index) => parseLogLine(line, index + 1))
      .filter((line): line is LogLine => line !== null)
    const people = historiesFromLog(log)
    assert.equal(people.length, 211)
    const days = log.map(({ day }) => day)
    const [from, through] = [Math.min(...days), Math.max(...days)]
    const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, from, through)
    const [{ fixed, own } = never()] = compareStalled(people, contextOn, through, [7])
    assert.ok(own.alarms <= fixed.alarms)
    assert.ok(own.stayedAway!.high > fixed.stayedAway!.share)
    assert.ok(own.left[0]!.precision!.high > fixed.left[0]!.precision!.share)
    assert.ok(own.left[0]!.recall!.share > 0.95)
    assert.ok(own.warning! >= fixed.warning!)
  },
)
