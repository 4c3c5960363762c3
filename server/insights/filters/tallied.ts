import type { Filters } from '../schema.ts'

/** Whether a tally that is kept by these filters answers the question; others are about too few customers to keep. */
export function isTallied(filters: Filters, by: readonly (keyof Filters)[]): boolean {
  const used = Object.entries(filters).filter(([, value]) => value !== undefined)
  return used.every(([name]) => by.some((known) => known === name))
}
