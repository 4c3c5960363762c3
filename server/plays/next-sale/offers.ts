import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { Offer } from './schema.ts'

export const MOST_OFFERS = 3

/**
 * What to offer: what those who bought the same bought next, by how surely it is often (the lower limit of the share),
 * each product once.
 */
export function rankOffers(followed: readonly Offer[]): Offer[] {
  const sorted = followed.toSorted(
    (one, other) => lowerLimit(other) - lowerLimit(one) || one.productId - other.productId,
  )
  const first = new Map<number, Offer>()
  for (const offer of sorted) if (!first.has(offer.productId)) first.set(offer.productId, offer)
  return [...first.values()].slice(0, MOST_OFFERS)
}

const lowerLimit = ({ n, m }: Offer) => wilsonInterval(n, m).low
