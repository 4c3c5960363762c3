/**
 * Purchases with a product that their customer had never bought before, by days since the customer's first
 * purchase; `watchedYear` of them by customers who have been observed for a full year.
 */
export type NewProductCount = { isFirst: boolean; ageDays: number; purchases: number; watchedYear: number }

export type CrossSell = {
  /** False if no order has products. */
  inFile: boolean
  /** Later purchases with a product new to the customer; those on days 0–89, and their share. */
  n: number
  within90: number
  share: number | null
  /** The same for the first year (days 0–364) of customers observed for a full year, so that new customers do not bias it. */
  firstYear: { n: number; within90: number; share: number | null }
  /** By whole weeks since the first purchase, from week 0. */
  weeks: number[]
}

export function crossSellOf(counts: readonly NewProductCount[]): CrossSell {
  const later = counts.filter(({ isFirst }) => !isFirst)
  const inYear = later
    .filter(({ ageDays }) => ageDays < 365)
    .map(({ ageDays, watchedYear }) => ({ ageDays, purchases: watchedYear }))
  const weeks = Array<number>(Math.max(-1, ...later.map(({ ageDays }) => weekOf(ageDays))) + 1).fill(0)
  for (const { ageDays, purchases } of later) weeks[weekOf(ageDays)]! += purchases
  return { inFile: counts.length > 0, ...within90(later), firstYear: within90(inYear), weeks }
}

/** The weeks of the first year, four at a time. @example fourWeeks([1, 2, 3, 4, 5]) // [10, 5] */
export function fourWeeks(weeks: readonly number[]): number[] {
  return Array.from({ length: Math.min(13, Math.ceil(weeks.length / 4)) }, (_, at) =>
    weeks.slice(at * 4, at * 4 + 4).reduce((sum, purchases) => sum + purchases, 0),
  )
}

const weekOf = (ageDays: number) => Math.floor(ageDays / 7)

function within90(counts: readonly { ageDays: number; purchases: number }[]) {
  const sum = (some: typeof counts) => some.reduce((total, { purchases }) => total + purchases, 0)
  const n = sum(counts)
  const early = sum(counts.filter(({ ageDays }) => ageDays < 90))
  return { n, within90: early, share: n > 0 ? early / n : null }
}
