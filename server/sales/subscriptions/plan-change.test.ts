import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '../../platform/calendar/days.ts'
import type { Change, ChangeKind } from './change.ts'
import { computeMovements } from './movements.ts'
import { computeSubscriptions } from './standing.ts'

const asIs = (minor: number) => minor
let recorded = 0
const happened = (kind: ChangeKind, on: string, monthly: number | null, more: Partial<Change> = {}): Change => ({
  id: ++recorded, source: 'billing', sourceId: `${on} ${kind}`, subscription: 'mails', kind, day: parseDay(on), monthly,
  currency: null, productId: null, termMonths: null, renewsOn: null, reason: null, ...more,
}) // prettier-ignore

const PLAN_CHANGE = [
  happened('started', '2025-01-10', 4900),
  happened('cancelled', '2025-06-15', null),
  happened('started', '2025-06-15', 16900),
]

test('a cancellation and a start on one day are a change of plan, in the order of the source', () => {
  const movements = (changes: Change[]) =>
    computeMovements(changes, asIs).map(({ month, kind, before, after }) => [month, kind, before, after])
  assert.deepEqual(movements(PLAN_CHANGE), [
    [parseDay('2025-01-01'), 'new', 0, 4900],
    [parseDay('2025-06-01'), 'expansion', 4900, 16900],
  ])
  const [subscription] = computeSubscriptions(PLAN_CHANGE, asIs, Infinity)
  assert.deepEqual(
    [subscription!.state, subscription!.monthly, subscription!.endedOn],
    ['active', 16900, null],
  )
  const endedAtOnce = [
    happened('started', '2025-03-01', 4900, { sourceId: 'b' }),
    happened('cancelled', '2025-03-01', null, { sourceId: 'a' }),
  ]
  assert.equal(computeSubscriptions(endedAtOnce, asIs, Infinity)[0]!.state, 'cancelled')
})

test('another plan that starts on the day on which the first one ends is a change of plan, too', () => {
  const changes = [
    happened('started', '2025-01-10', 16900, { subscription: 'large' }),
    happened('started', '2025-06-15', 4900, { subscription: 'small' }),
    happened('cancelled', '2025-06-15', null, { subscription: 'large' }),
  ]
  assert.deepEqual(
    computeMovements(changes, asIs).map(({ kind }) => kind),
    ['new', 'contraction'],
  )
})
