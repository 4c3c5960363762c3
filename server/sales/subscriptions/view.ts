import { formatDay } from '../../platform/calendar/days.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { upcomingRenewal } from './renewal.ts'
import { loadSubscriptions, type SubscriptionRow } from './store.ts'

export type SubscriptionView = Omit<SubscriptionRow, 'terms'> & {
  /** The renewal that is ahead; of one that is paused, as it was told. */
  renewsOn: string | null
  /** The days that were told have passed, and it has renewed by itself since. */
  renewsByItself: boolean
  /** As told, or as it follows from the renewal that was told. */
  termMonths: number | null
}

/** The subscriptions of a customer as they stand today, those that run first, each with its history. */
export async function customerSubscriptions(
  scope: Pick<Scope, 'db' | 'now'>,
  customerId: number,
): Promise<SubscriptionView[]> {
  const { day } = await todayOf(scope)
  const stored = await loadSubscriptions(scope.db, customerId)
  return stored.map(({ terms, ...one }) => {
    // Nobody pays for what is paused, and so it does not renew by itself.
    const next = upcomingRenewal(terms, one.state === 'active' ? day : (terms.renewsOn ?? day))
    return {
      ...one,
      renewsOn: next === null ? null : formatDay(next),
      renewsByItself: next !== null && next !== terms.renewsOn,
      termMonths: terms.termMonths,
    }
  })
}
