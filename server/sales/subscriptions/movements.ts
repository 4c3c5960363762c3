import { changesBySubscription, monthStart, type Change } from './change.ts'
import type { CurrencyConverter } from '../rates/rate-table.ts'
import { revenueLevels } from './standing.ts'

export const movementKinds = ['new', 'expansion', 'contraction', 'churn', 'return'] as const
export type MovementKind = (typeof movementKinds)[number]

/** How the recurring revenue of a customer changed in a month; money in minor units of the company's currency. */
export type Movement = {
  /** Its first day, counted from 1970-01-01. */
  month: number
  /** The customer's first month with recurring revenue. */
  cohort: number
  before: number
  after: number
  kind: MovementKind
}

/**
 * The changes of a customer's recurring revenue from the end of one month to the end of the next, over all
 * subscriptions. An amount without a rate counts as zero until there is one.
 */
export function computeMovements(changes: readonly Change[], convert: CurrencyConverter): Movement[] {
  const moved = new Map<number, number>()
  for (const own of changesBySubscription(changes)) {
    let before = 0
    const monthEnds = new Map(
      revenueLevels(own, convert).map(({ day, monthly }) => [monthStart(day), monthly ?? 0]),
    )
    for (const [month, after] of monthEnds) {
      moved.set(month, (moved.get(month) ?? 0) + after - before)
      before = after
    }
  }
  const months = [...moved].filter(([, by]) => by !== 0).sort(([one], [other]) => one - other)
  const cohort = months[0]?.[0] ?? 0
  let before = 0
  return months.map(([month, by]) => {
    const after = before + by
    const movement = { month, cohort, before, after, kind: classifyMovement(before, after, month === cohort) }
    before = after
    return movement
  })
}

/**
 * The kind of a change of recurring revenue.
 *
 * @example classifyMovement(0, 4900, false) // 'return'
 * @example classifyMovement(4900, 16900, false) // 'expansion'
 */
export function classifyMovement(before: number, after: number, isFirst: boolean): MovementKind {
  if (before === 0) return isFirst ? 'new' : 'return'
  if (after === 0) return 'churn'
  return after > before ? 'expansion' : 'contraction'
}
