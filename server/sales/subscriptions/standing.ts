import type { CurrencyConverter } from '../rates/rate-table.ts'
import { changesBySubscription, monthsLater, keepsRunning, type Change, type ChangeKind } from './change.ts'
import { inferTerm, type RenewalTerms } from './renewal.ts'

/** A subscription as its changes leave it, but for renewals that pass; days are counted from 1970-01-01. */
export type Subscription = RenewalTerms & {
  source: string
  subscription: string
  productId: number | null
  state: 'active' | 'paused' | 'cancelled'
  /** In minor units of the company's currency; null: there is no rate, or nobody has told. */
  monthly: number | null
  startedOn: number
  endedOn: number | null
  /** Why it is paused or has ended. */
  reason: string | null
}

/** From this day on it brings so much a month, in minor units of the company's currency; null: nobody knows. */
export type RevenueLevel = { day: number; monthly: number | null }

/** What has come by the end of a day: nothing follows from a change before its own. */
export const effectiveBy = (changes: readonly Change[], today: number) =>
  changes.filter(({ day }) => day <= today)

/** The subscriptions of one customer, as all that happened to them until today leaves them. */
export function computeSubscriptions(
  changes: readonly Change[],
  worth: CurrencyConverter,
  today: number,
): Subscription[] {
  return changesBySubscription(changes).flatMap((own) => {
    const come = effectiveBy(own, today)
    if (come.length === 0) return []
    return currentState(
      come,
      worth,
      own.find(({ kind, day }) => kind === 'cancelled' && day > today),
    )
  })
}

function currentState(own: Change[], worth: CurrencyConverter, planned: Change | undefined): Subscription {
  const [first, last] = [own[0]!, own.at(-1)!]
  const lastAlive = own.findLastIndex(({ kind }) => kind !== 'cancelled')
  const state = last.kind === 'paused' || last.kind === 'cancelled' ? last.kind : 'active'
  return {
    source: last.source,
    subscription: last.subscription,
    productId: own.findLast(({ productId }) => productId !== null)?.productId ?? null,
    state,
    monthly: revenueLevels(own, worth).at(-1)!.monthly,
    startedOn: first.day,
    // Told twice, as when it ends earlier than planned, it ended the first time.
    endedOn: state === 'cancelled' ? own[lastAlive + 1]!.day : null,
    ...(state === 'cancelled' ? NO_RENEWAL : renewalOf(own)),
    endsOn: state === 'cancelled' ? null : (planned?.day ?? null),
    reason: state === 'active' ? null : last.reason,
  }
}

const NO_RENEWAL = { renewsOn: null, renewsFrom: null, termMonths: null }

/** As told last; else so many months after the start, the renewal or the new term. */
function renewalOf(own: Change[]): Omit<RenewalTerms, 'endsOn'> {
  const says = ({ kind, renewsOn, termMonths }: Change) =>
    renewsOn !== null || termMonths !== null || begins(kind)
  const at = own.findLastIndex(says)
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
 * What one subscription brings a month, after each of its changes. A currency is worth what it was worth on the day
 * on which it was first paid for this subscription, so that a rate never looks like an upgrade.
 */
export function revenueLevels(own: readonly Change[], worth: CurrencyConverter): RevenueLevel[] {
  let price: number | null = null
  return own.map(({ kind, day, monthly, currency }) => {
    if (monthly !== null) {
      const since = own.find((change) => change.monthly !== null && change.currency === currency)!
      price = worth(monthly, currency, since.day)
    }
    return { day, monthly: keepsRunning(kind) ? price : 0 }
  })
}
