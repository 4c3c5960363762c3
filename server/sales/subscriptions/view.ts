import { formatDay, type Day } from '../../platform/calendar/days.ts'
import { upcomingRenewal, type RenewalTerms } from './renewal.ts'
import type { ChangeKind } from './change.ts'

export type ChangeView = {
  id: number
  kind: ChangeKind
  day: string
  /** Its day has not come yet. */
  liesAhead: boolean
  toldOn: string
  monthly: number | null
  currency: string
  product: string | null
  termMonths: number | null
  renewsOn: string | null
  reason: string | null
  isByHand: boolean
}

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

export type SubscriptionView = Omit<SubscriptionRow, 'terms'> & {
  /** The next renewal; of a paused subscription the recorded one. */
  renewsOn: string | null
  /** It has renewed by itself since the last recorded renewal day. */
  renewsByItself: boolean
  /** As recorded, or as it follows from the recorded renewal. */
  termMonths: number | null
}

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
