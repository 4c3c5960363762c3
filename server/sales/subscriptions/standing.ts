import type { CurrencyConverter } from '../rates/rate-table.ts'
import { changesBySubscription, monthsLater, keepsRunning, type Change, type ChangeKind } from './change.ts'
import { inferTerm, type RenewalTerms } from './renewal.ts'

/** A subscription after all its changes, without renewals by itself; days are counted from 1970-01-01. */
export type Subscription = RenewalTerms & {
  source: string
  subscription: string
  productId: number | null
  state: 'active' | 'paused' | 'cancelled'
  /** In minor units of the company's currency; null: there is no rate, or no amount is recorded. */
  monthly: number | null
  startedOn: number
  endedOn: number | null
  /** Why it is paused or has ended. */
  reason: string | null
}

/** The monthly revenue from this day on, in minor units of the company's currency; null: not known. */
export type RevenueLevel = { day: number; monthly: number | null }

/** The changes whose day has come by the end of `today`; the others have no effect yet. */
export const effectiveBy = (changes: readonly Change[], today: number) =>
  changes.filter(({ day }) => day <= today)

/** The subscriptions of one customer after all changes until today. */
export function computeSubscriptions(
  changes: readonly Change[],
  convert: CurrencyConverter,
  today: number,
): Subscription[] {
  return changesBySubscription(changes).flatMap((own) => {
    const effective = effectiveBy(own, today)
    if (effective.length === 0) return []
    return currentState(
      effective,
      convert,
      own.find(({ kind, day }) => kind === 'cancelled' && day > today),
    )
  })
}

function currentState(own: Change[], convert: CurrencyConverter, planned: Change | undefined): Subscription {
  const [first, last] = [own[0]!, own.at(-1)!]
  const lastAlive = own.findLastIndex(({ kind }) => kind !== 'cancelled')
  const state = last.kind === 'paused' || last.kind === 'cancelled' ? last.kind : 'active'
  return {
    source: last.source,
    subscription: last.subscription,
    productId: own.findLast(({ productId }) => productId !== null)?.productId ?? null,
    state,
    monthly: revenueLevels(own, convert).at(-1)!.monthly,
    startedOn: first.day,
    // If an end is recorded twice, as when it ends earlier than planned, the first one counts.
    endedOn: state === 'cancelled' ? own[lastAlive + 1]!.day : null,
    ...(state === 'cancelled' ? NO_RENEWAL : renewalOf(own)),
    endsOn: state === 'cancelled' ? null : (planned?.day ?? null),
    reason: state === 'active' ? null : last.reason,
  }
}

const NO_RENEWAL = { renewsOn: null, renewsFrom: null, termMonths: null }

/** The last recorded renewal; otherwise one term after the start, the last renewal or the new term. */
function renewalOf(own: Change[]): Omit<RenewalTerms, 'endsOn'> {
  const setsRenewal = ({ kind, renewsOn, termMonths }: Change) =>
    renewsOn !== null || termMonths !== null || begins(kind)
  const at = own.findLastIndex(setsRenewal)
  if (at < 0) return NO_RENEWAL
  const { day, renewsOn } = own[at]!
  const before = own.slice(0, at + 1)
  const term = before.findLast(({ termMonths }) => termMonths !== null)?.termMonths ?? null
  if (renewsOn === null)
    return term === null
      ? NO_RENEWAL
      : { renewsOn: monthsLater(day, term), renewsFrom: day, termMonths: term }
  const began = (before.findLast(({ kind }) => begins(kind)) ?? own[0]!).day
  return { renewsOn, renewsFrom: renewsOn, termMonths: term ?? inferTerm(renewsOn, began) }
}

const begins = (kind: ChangeKind) => kind === 'started' || kind === 'renewed'

/**
 * The monthly revenue of one subscription after each of its changes. A currency is converted at the rate of the day on
 * which this subscription was first paid in it, so that a new rate never looks like an upgrade.
 */
export function revenueLevels(own: readonly Change[], convert: CurrencyConverter): RevenueLevel[] {
  let price: number | null = null
  return own.map(({ kind, day, monthly, currency }) => {
    if (monthly !== null) {
      const since = own.find((change) => change.monthly !== null && change.currency === currency)!
      price = convert(monthly, currency, since.day)
    }
    return { day, monthly: keepsRunning(kind) ? price : 0 }
  })
}
