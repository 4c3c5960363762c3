import type { Reading } from '../customer/queries.ts'

type ReadingState = { label: string; tone: 'attention' | 'plain' | 'accent' }

/** The state of a reading that is corrected, disputed or settled; otherwise null. */
export function readingState(
  reading: Pick<Reading, 'correctedBy' | 'corrects' | 'dispute' | 'settled'>,
): ReadingState | null {
  if (reading.correctedBy !== null) return { label: 'corrected', tone: 'plain' }
  if (reading.dispute && !reading.settled) return { label: 'disputed', tone: 'attention' }
  if (reading.settled) return { label: 'settled', tone: 'plain' }
  return reading.corrects === null ? null : { label: 'a correction', tone: 'accent' }
}

/** Whether the reading has an open dispute. */
export const isDisputeOpen = (reading: Pick<Reading, 'correctedBy' | 'dispute' | 'settled'>): boolean =>
  reading.dispute !== null && reading.settled === null && reading.correctedBy === null
