import type { Day } from '../../../platform/calendar/days.ts'
import { AGE_LIMITS, ageClass } from '../../population/peers.ts'
import { peerRankOf, type PeerRank } from '../../population/same-age.ts'

/**
 * The lowest place that a customer has had since they were last seen. Customers grow older in a silence, and among
 * older ones the same figures may stand higher; a silence must not make them look better.
 *
 * @param seenOn the day on which they were last seen
 * @param placeOn their figure on a day, and how many customers of an age class have which
 * @returns null where no age class had enough customers
 */
export function lowestPlace(
  firstOrder: Day,
  seenOn: Day,
  today: Day,
  placeOn: (day: Day, ageClass: number) => { counts: readonly number[] | undefined; at: number },
): PeerRank | null {
  let lowest: PeerRank | null = null
  for (let age = ageClass(Math.max(0, seenOn - firstOrder)); age <= ageClass(today - firstOrder); age++) {
    const lastDay = Math.min(today, firstOrder + AGE_LIMITS[age + 1]! - 1)
    const { counts, at } = placeOn(lastDay, age)
    const rank = peerRankOf(counts, at)
    if (rank && (!lowest || rank.place < lowest.place)) lowest = rank
  }
  return lowest
}
