import assert from 'node:assert/strict'
import { test } from 'node:test'
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
  const { typical } = contextOn(THROUGH)
  const silences = orderSilences(people, contextOn, typical.orders, LEFT_AFTER, THROUGH)
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
