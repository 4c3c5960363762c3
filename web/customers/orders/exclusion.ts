/** The fields of an order that decide whether it counts. Amounts in minor units; null: unknown. */
export interface Countable {
  nth: number | null
  cancelledAt: Date | string | null
  amount: number | null
  refunded: number
}

export type ExclusionReason = 'cancelled' | 'refunded in full' | 'free' | 'same day as another order'

/**
 * Why an order does not count as a purchase; null when it does.
 *
 * @example exclusionReason({ nth: null, cancelledAt: null, amount: 500, refunded: 500 }) // 'refunded in full'
 */
export function exclusionReason({ nth, cancelledAt, amount, refunded }: Countable): ExclusionReason | null {
  if (nth !== null) return null
  if (cancelledAt !== null) return 'cancelled'
  if (amount === 0) return 'free'
  if (amount !== null && refunded >= amount) return 'refunded in full'
  // The only other reason is that the company counts the orders of one day as one purchase.
  return 'same day as another order'
}

/**
 * How many orders do not count, by reason.
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
