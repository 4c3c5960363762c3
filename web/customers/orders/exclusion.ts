/** What of an order decides whether it counts. Amounts in minor units; null: not told. */
export interface Countable {
  nth: number | null
  cancelledAt: Date | string | null
  amount: number | null
  refunded: number
}

export type ExclusionReason = 'cancelled' | 'refunded in full' | 'free' | 'same day as another order'

/**
 * Why an order is no purchase of its own; null where it is one.
 *
 * @example exclusionReason({ nth: null, cancelledAt: null, amount: 500, refunded: 500 }) // 'refunded in full'
 */
export function exclusionReason({ nth, cancelledAt, amount, refunded }: Countable): ExclusionReason | null {
  if (nth !== null) return null
  if (cancelledAt !== null) return 'cancelled'
  if (amount === 0) return 'free'
  if (amount !== null && refunded >= amount) return 'refunded in full'
  // Nothing else keeps an order from counting but the company's choice to take a day's orders together.
  return 'same day as another order'
}

/**
 * The orders that do not count, by why.
 *
 * @example exclusionSentence(['free', 'cancelled', 'free']) // '2 free, 1 cancelled'
 */
export function exclusionSentence(reasons: readonly ExclusionReason[]): string {
  const counts = [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => ({
    reason,
    count: all.length,
  }))
  return counts
    .sort((one, other) => other.count - one.count)
    .map(({ reason, count }) => `${count} ${reason}`)
    .join(', ')
}
