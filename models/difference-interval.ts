import type { Interval } from './interval.ts'

type Share = Interval & { share: number }

/**
 * The 95 % interval of the difference of two independent shares, recovered from the 95 % interval of each, so that it
 * keeps their skewness near 0 and 1. For two Wilson intervals it is Newcombe's.
 *
 * @returns limits of one − other, in −1..1; a difference whose interval holds 0 may be noise
 * @see Newcombe (1998), Statistics in Medicine 17, 873–890, method 10; Zou & Donner (2008), Statistics in Medicine 27,
 * 1693–1702, for estimates with other intervals
 * @example differenceInterval({ share: 56 / 70, ...wilsonInterval(56, 70) }, { share: 48 / 80, ...wilsonInterval(48, 80) }) // { low: 0.0524315, high: 0.3338727 }
 */
export function differenceInterval(one: Share, other: Share): Interval {
  const apart = one.share - other.share
  return {
    low: apart - Math.hypot(one.share - one.low, other.high - other.share),
    high: apart + Math.hypot(one.high - one.share, other.share - other.low),
  }
}
