/** Of more customers than these a sample is measured. */
const MOST_CUSTOMERS = 25_000
const SAMPLE_CUSTOMERS = 10_000

/** Indices hold one customer in 16 with all that is counted, so that of a large company little else is read. */
export const INDEXED_STEP = 16

/**
 * One customer in how many is measured: everybody up to 25,000, and above that about 10,000 of them (7,000 to 15,000).
 *
 * @example sampleStep(300_000) // 32
 */
export function sampleStep(customers: number): number {
  if (customers <= MOST_CUSTOMERS) return 1
  const step = Math.round(customers / SAMPLE_CUSTOMERS)
  return step < INDEXED_STEP ? step : Math.round(step / INDEXED_STEP) * INDEXED_STEP
}
