import { setImmediate } from 'node:timers/promises'
import type { Scope } from '../../../platform/scope/scope.ts'
import { loadBaseline } from '../../nightly/baseline-store.ts'
import { loadEarlyFacts, type EarlyCustomer } from './store.ts'
import { earlyClasses } from './success-class.ts'

/**
 * The class of success of customers on days of their past, worked out from the facts by today's rule: right also for a
 * history that was imported yesterday.
 *
 * @param ages in days since the first order, before the second
 * @returns by customer, then by age; between two ages the class of the first
 */
export async function loadEarlyClasses(
  scope: Scope,
  customers: readonly EarlyCustomer[],
  ages: readonly number[],
): Promise<Map<number, Uint8Array>> {
  const facts = await loadEarlyFacts(scope.db, customers)
  const { context } = await loadBaseline(scope.db)
  const firstLogins = facts.map(({ logins }) => logins[0] ?? Infinity)
  const trackingSince = firstLogins.reduce(
    (one, other) => Math.min(one, other),
    context.trackingSince ?? Infinity,
  )
  const past = { ...context, trackingSince: Number.isFinite(trackingSince) ? trackingSince : null }
  const ascending = ages.toSorted((one, other) => one - other)
  const byCustomer = new Map(
    facts.map(({ customerId }) => [customerId, new Uint8Array((ascending.at(-1) ?? 0) + 1)]),
  )
  for (const { age, classes } of earlyClasses(facts, ascending, past)) {
    for (const [place, { customerId }] of facts.entries())
      byCustomer.get(customerId)!.fill(classes[place]!, age)
    // Other requests get their turn.
    await setImmediate()
  }
  return byCustomer
}
