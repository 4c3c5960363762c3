import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseDay } from '../../platform/calendar/days.ts'
import { every, historyFrom } from '../history/history.fixture.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'
import { compareRules } from './compare.ts'
import { orderSilences } from './overdue.ts'
import { refitContexts } from './refit.ts'

const THROUGH = 540
const LEFT_AFTER = 120

/** Buyers who order every week, every second week or every month, at nearly even distances; a third of them stop. */
function grocer() {
  let seed = 11
  const chance = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return every(1, 1, 300).map((customerId) => {
    const gap = [7, 14, 30][customerId % 3]!
    const end = customerId % 9 < 3 ? 150 + Math.floor(200 * chance()) : THROUGH
    const orders: { day: number }[] = []
    for (let day = Math.floor(60 * chance()); day <= end; day += Math.round(gap * (0.8 + 0.4 * chance())))
      orders.push({ day })
    return { ...historyFrom({ orders }), customerId }
  })
}

test('Among buyers of several rhythms fewer orders of those who stop are missed, and at few alarms they are noticed earlier', async () => {
  const people = grocer()
  const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, 0, THROUGH)
  const silences = orderSilences(people, contextOn, LEFT_AFTER, THROUGH)
  for (const { plainDays, plain, own, earlier, fewerMissed } of compareRules(
    silences,
    LEFT_AFTER,
    [32, 60],
  )) {
    assert.ok(own.alarms <= plain.alarms)
    assert.equal(own.recall!.share, 1)
    assert.ok(fewerMissed!.low > 0, JSON.stringify(fewerMissed))
    if (plainDays === 60) assert.ok(earlier!.low > 0, JSON.stringify(earlier))
  }
})

const FILE = new URL('../../../../shared/data/cdnow/CDNOW_master.txt', import.meta.url)
const skip = existsSync(FILE) ? false : 'skipped: ../shared/data not found'

test(
  'On the orders of CDNOW the rule is earlier than plain days, and notices everybody',
  { skip },
  async () => {
    const orders = new Map<string, { day: number }[]>()
    for (const line of readFileSync(FILE, 'utf8').trim().split('\n').slice(1)) {
      const [customer, date] = line.trim().split(/\s+/) as [string, string]
      const day = parseDay(date.replace(/(....)(..)(..)/, '$1-$2-$3'))
      orders.set(customer, [...(orders.get(customer) ?? []), { day }])
    }
    const people = [...orders.values()].map((own, nth) => ({
      ...historyFrom({ orders: own }),
      customerId: nth,
    }))
    const [from, through] = [parseDay('1997-01-01'), parseDay('1998-06-30')]
    const contextOn = await refitContexts(() => [people], DEFAULT_SETTINGS, from, through)
    const silences = orderSilences(people, contextOn, 140, through)
    for (const { plainDays, plain, own, earlier } of compareRules(silences, 140, [35, 70])) {
      assert.ok(own.alarms <= plain.alarms)
      assert.equal(own.recall!.share, 1)
      assert.ok(earlier!.low > 1, `${plainDays} days: ${JSON.stringify(earlier)}`)
    }
  },
)
