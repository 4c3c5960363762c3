import type { Probability } from '@rondo/models/probability-by'

/** Customers who made their nth purchase `gapDays` after the one before; null for the first. */
export type GapCount = { nth: number; gapDays: number | null; customers: number }

/** Customers by number of purchases and the day of the last one (days since 1970). */
export type LastOrderCount = { purchases: number; lastDay: number; customers: number }

/** Customers whose nth purchase lies at least `watchedDays` back; each customer counts once for each nth. */
export type ReachedCount = { nth: number; watchedDays: number; customers: number }

/** What the ladder is computed from. */
export type LadderCounts = {
  /** Every purchase, counted by its number and its distance from the one before. */
  gaps: readonly GapCount[]
  /** Those whose next purchase is pending. */
  lastOrders: readonly LastOrderCount[]
  /** From the second purchase on, for how long customers were watched after each. */
  reached: readonly ReachedCount[]
  /** The last day with a purchase in the whole company, as days since 1970. */
  observedThrough: number
}

/** A chance within the longest time for which enough customers were watched. */
export type WatchedChance = Probability & { days: number }
