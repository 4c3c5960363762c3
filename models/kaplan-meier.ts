/** How many had the event at this time, and how many were censored (last observed without it). */
export type GroupedTime = { time: number; events: number; censored: number }

/** One step of the curve: how many were at risk just before it, and the estimate just after it. */
export type SurvivalStep = GroupedTime & {
  atRisk: number
  /** Probability of no event up to and including this time. */
  survival: number
  /** Greenwood's variance of `survival`. */
  variance: number
}

/**
 * The product-limit estimate of "not yet" over time, from grouped counts: equal times may be merged or not, in any
 * order. At a tie events come before censorings, so those censored at t count as at risk at t.
 *
 * @returns one step per distinct time, ascending; empty for no counts
 * @throws RangeError for a negative or non-finite time or count
 * @see Kaplan & Meier (1958), JASA 53, 457–481; Greenwood (1926) for the variance
 * @example kaplanMeier([{ time: 6, events: 3, censored: 1 }, { time: 7, events: 1, censored: 16 }]).map((step) => step.survival) // [0.8571429, 0.8067227]
 */
export function kaplanMeier(counts: readonly GroupedTime[]): SurvivalStep[] {
  const merged = mergedByTime(counts)
  let atRisk = merged.reduce((sum, { events, censored }) => sum + events + censored, 0)
  let survival = 1
  let greenwoodSum = 0
  return merged.map(({ time, events, censored }) => {
    const stayed = atRisk - events
    survival = stayed === 0 ? 0 : survival * (stayed / atRisk)
    if (stayed > 0) greenwoodSum += events / (atRisk * stayed)
    const step = { time, events, censored, atRisk, survival, variance: survival ** 2 * greenwoodSum }
    atRisk -= events + censored
    return step
  })
}

function mergedByTime(counts: readonly GroupedTime[]): GroupedTime[] {
  const byTime = new Map<number, GroupedTime>()
  for (const count of counts) {
    if (![count.time, count.events, count.censored].every((value) => Number.isFinite(value) && value >= 0)) {
      throw new RangeError(
        `${JSON.stringify(count)} is not a count: time, events and censored must be finite and ≥ 0`,
      )
    }
    const known = byTime.get(count.time)
    byTime.set(count.time, {
      time: count.time,
      events: count.events + (known?.events ?? 0),
      censored: count.censored + (known?.censored ?? 0),
    })
  }
  return [...byTime.values()]
    .filter(({ events, censored }) => events + censored > 0)
    .sort((one, other) => one.time - other.time)
}
