import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeKinds, monthsLater, monthStart, type Change, type ChangeKind } from './change.ts'
import { classifyMovement, computeMovements } from './movements.ts'
import type { CurrencyConverter } from '../rates/rate-table.ts'
import { computeSubscriptions, effectiveBy, type Subscription } from './standing.ts'
import { DAY_MS } from '../../../values/days.ts'

const number = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS
const asIs: CurrencyConverter = (minor) => minor

let recorded = 0
const happened = (
  kind: ChangeKind,
  on: string,
  monthly: number | null,
  more: Partial<Change> = {},
): Change => ({
  id: ++recorded,
  source: 'billing',
  sourceId: `${on} ${kind}`,
  subscription: 'mails',
  kind,
  day: number(on),
  monthly,
  currency: null,
  productId: null,
  termMonths: null,
  renewsOn: null,
  reason: null,
  ...more,
})

const change: fc.Arbitrary<Change> = fc.record({
  id: fc.constant(0),
  source: fc.constant('billing'),
  sourceId: fc.nat(999_999).map(String),
  subscription: fc.constantFrom('mails', 'cleaning'),
  kind: fc.constantFrom(...changeKinds),
  day: fc.integer({ min: 20_000, max: 20_700 }),
  monthly: fc.option(fc.nat(9999), { freq: 3 }),
  currency: fc.constant(null),
  productId: fc.constant(null),
  termMonths: fc.constant(null),
  renewsOn: fc.constant(null),
  reason: fc.constant(null),
})
const history = fc
  .uniqueArray(change, { selector: ({ sourceId }) => sourceId, maxLength: 16 })
  .map((changes) => changes.map((one, at) => ({ ...one, id: at + 1 })))

/** The recurring revenue at the end of a day, computed from that day alone. */
function revenueOn(changes: readonly Change[], day: number): number {
  return computeSubscriptions(changes, asIs, day).reduce((sum, { monthly }) => sum + (monthly ?? 0), 0)
}

test('for any history the movements of each month add up to the change in recurring revenue', () => {
  fc.assert(
    fc.property(history, (changes) => {
      const movements = computeMovements(changes, asIs)
      for (let month = monthStart(20_000); month < 20_800; month = monthsLater(month, 1)) {
        const [before, after] = [revenueOn(changes, month - 1), revenueOn(changes, monthsLater(month, 1) - 1)]
        const moved = movements.filter((movement) => movement.month === month)
        assert.equal(
          moved.reduce((sum, movement) => sum + movement.after - movement.before, 0),
          after - before,
        )
        assert.deepEqual(
          moved.map((movement) => [movement.before, movement.after]),
          before === after ? [] : [[before, after]],
        )
      }
    }),
  )
})

const byName = (subscriptions: Subscription[]) =>
  subscriptions.toSorted((one, other) => (one.subscription < other.subscription ? -1 : 1))

test('on every day a subscription looks as if only past changes were recorded, except for its planned end', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 19_990, max: 20_710 }), (changes, today) => {
      const whole = byName(computeSubscriptions(changes, asIs, today))
      const current = byName(computeSubscriptions(effectiveBy(changes, today), asIs, today))
      assert.deepEqual(
        whole.map((one) => ({ ...one, endsOn: null })),
        current,
      )
      for (const { subscription, state, endsOn } of whole) {
        const planned = changes.filter(
          (one) => one.subscription === subscription && one.kind === 'cancelled' && one.day > today,
        )
        assert.equal(
          endsOn ?? Infinity,
          state === 'cancelled' ? Infinity : Math.min(...planned.map(({ day }) => day)),
        )
      }
    }),
  )
})

test('a change that is recorded late moves nothing before its month', () => {
  fc.assert(
    fc.property(history, change, (changes, late) => {
      const earlier = (movement: { month: number }) => movement.month < monthStart(late.day)
      const allChanges = [...changes.filter(({ sourceId }) => sourceId !== late.sourceId), late]
      const without = allChanges.filter((one) => one !== late)
      assert.deepEqual(
        computeMovements(allChanges, asIs).filter(earlier),
        computeMovements(without, asIs).filter(earlier),
      )
    }),
  )
})

test('only the first start is new; a start after an end is a return', () => {
  const story = [
    happened('started', '2025-01-10', 4900),
    happened('upgraded', '2025-03-01', 16900),
    happened('paused', '2025-06-15', null),
    happened('resumed', '2025-09-01', null),
    happened('downgraded', '2025-10-01', 4900),
    happened('cancelled', '2026-01-31', null),
  ]
  assert.deepEqual(
    computeMovements(story, asIs).map(({ month, kind, before, after }) => [month, kind, before, after]),
    [
      [number('2025-01-01'), 'new', 0, 4900],
      [number('2025-03-01'), 'expansion', 4900, 16900],
      [number('2025-06-01'), 'churn', 16900, 0],
      [number('2025-09-01'), 'return', 0, 16900],
      [number('2025-10-01'), 'contraction', 16900, 4900],
      [number('2026-01-01'), 'churn', 4900, 0],
    ],
  )
  assert.equal(classifyMovement(0, 1, true), 'new')
})

test('a currency is converted at the rate of its first payment, so that a new rate is never an upgrade', () => {
  const rate: CurrencyConverter = (minor, currency, day) =>
    currency === 'USD' ? (day < number('2025-06-01') ? minor : minor * 2) : minor
  const story = [
    happened('started', '2025-01-10', 1000, { currency: 'USD' }),
    happened('renewed', '2025-07-10', 1000, { currency: 'USD' }),
    happened('upgraded', '2025-08-10', 1500, { currency: 'USD' }),
  ]
  assert.deepEqual(
    computeMovements(story, rate).map(({ kind, after }) => [kind, after]),
    [
      ['new', 1000],
      ['expansion', 1500],
    ],
  )
})

test('a renewal is due a term after the last one, on the last day of a shorter month, or when the source says', () => {
  const renewal = (...changes: Change[]) => computeSubscriptions(changes, asIs, Infinity)[0]!.renewsOn
  const begin = happened('started', '2025-01-31', 100, { termMonths: 1 })
  assert.equal(renewal(begin), number('2025-02-28'))
  assert.equal(renewal(begin, happened('renewed', '2025-02-28', null)), number('2025-03-28'))
  assert.equal(
    renewal(begin, happened('renewed', '2025-02-28', null, { renewsOn: number('2025-03-31') })),
    number('2025-03-31'),
  )
  assert.equal(renewal(begin, happened('upgraded', '2025-02-03', 200)), number('2025-02-28'))
  assert.equal(renewal(begin, happened('cancelled', '2025-02-03', null)), null)
})
