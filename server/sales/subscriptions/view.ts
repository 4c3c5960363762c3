import type { z } from 'zod'
import type { changeViewSchema, subscriptionViewSchema } from './schema.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import { upcomingRenewal, type RenewalTerms } from './renewal.ts'

export type ChangeView = z.infer<typeof changeViewSchema>

export type SubscriptionRow = {
  source: string
  name: string
  product: string | null
  state: 'active' | 'paused' | 'cancelled'
  /** In minor units of the company's currency; null: there is no rate, or no amount is recorded. */
  monthly: number | null
  currency: string
  startedOn: string
  endedOn: string | null
  /** The planned end. */
  endsOn: string | null
  terms: RenewalTerms
  reason: string | null
  /** Newest first. */
  changes: ChangeView[]
}

export type SubscriptionView = z.infer<typeof subscriptionViewSchema>

export function viewOf({ terms, ...row }: SubscriptionRow, today: Day): SubscriptionView {
  // Nobody pays for a paused subscription, so it does not renew by itself.
  const next = upcomingRenewal(terms, row.state === 'active' ? today : (terms.renewsOn ?? today))
  return {
    ...row,
    renewsOn: next === null ? null : formatDay(next),
    renewsByItself: next !== null && next !== terms.renewsOn,
    termMonths: terms.termMonths,
  }
}
