/** Two limits that hold the true value in 95 of 100 repetitions; `low` ≤ `high`. */
export type Interval = { low: number; high: number }

/** The standard normal quantile that leaves 2.5 % on either side: what makes an interval a 95 % interval. */
export const z95 = 1.959963984540054
