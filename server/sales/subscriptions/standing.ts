import { inOrder, monthsLater, runs, type Change } from './change.ts'

/** What an amount was worth in the company's currency on a day; null: there is no rate. */
export type Worth = (minor: number, currency: string | null, day: number) => number | null

/** A subscription as its changes leave it; days are counted from 1970-01-01. */
export type Subscription = {
  source: string
  subscription: string
  productId: number | null
  state: 'active' | 'paused' | 'cancelled'
  /** In minor units of the company's currency; null: there is no rate, or nobody has told. */
  monthly: number | null
  startedOn: number
  endedOn: number | null
  renewsOn: number | null
  /** Why it is paused or has ended. */
  reason: string | null
}

/** From this day on it brings so much a month, in minor units of the company's currency; null: nobody knows. */
export type Level = { day: number; monthly: number | null }

/** The subscriptions of one customer, as all that happened to them leaves them. */
export function subscriptionsOf(changes: readonly Change[], worth: Worth): Subscription[] {
  return inOrder(changes).map((own) => asItStands(own, worth))
}

function asItStands(own: Change[], worth: Worth): Subscription {
  const [first, last] = [own[0]!, own.at(-1)!]
  const state = last.kind === 'paused' || last.kind === 'cancelled' ? last.kind : 'active'
  return {
    source: last.source,
    subscription: last.subscription,
    productId: own.findLast(({ productId }) => productId !== null)?.productId ?? null,
    state,
    monthly: levelsOf(own, worth).at(-1)!.monthly,
    startedOn: first.day,
    endedOn: state === 'cancelled' ? last.day : null,
    renewsOn: state === 'cancelled' ? null : renewalOf(own),
    reason: state === 'active' ? null : last.reason,
  }
}

/** As told last; else so many months after the start, the renewal or the new term. */
function renewalOf(own: Change[]): number | null {
  const says = ({ kind, renewsOn, termMonths }: Change) =>
    renewsOn !== null || termMonths !== null || kind === 'started' || kind === 'renewed'
  const at = own.findLastIndex(says)
  if (at < 0) return null
  const { day, renewsOn } = own[at]!
  const term = own.slice(0, at + 1).findLast(({ termMonths }) => termMonths !== null)?.termMonths ?? null
  return renewsOn ?? (term === null ? null : monthsLater(day, term))
}

/**
 * What one subscription brings a month, after each of its changes. A currency is worth what it was worth on the day
 * on which it was first paid for this subscription, so that a rate never looks like an upgrade.
 */
export function levelsOf(own: readonly Change[], worth: Worth): Level[] {
  let price: number | null = null
  return own.map(({ kind, day, monthly, currency }) => {
    if (monthly !== null) {
      const since = own.find((change) => change.monthly !== null && change.currency === currency)!
      price = worth(monthly, currency, since.day)
    }
    return { day, monthly: runs(kind) ? price : 0 }
  })
}
