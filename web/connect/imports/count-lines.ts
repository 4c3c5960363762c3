import { formatCount } from '../../../values/count.ts'
import type { CountLine } from '../kind-pages.ts'
import type { Counts } from './queries.ts'

/** One part of a file: how many, and what happens to them. */
export type CountedLine = { what: string; count: number; meaning: string }

const ALL_LINES: readonly CountLine[] = [
  'fresh',
  'known',
  'changed',
  'newCustomers',
  'knownCustomers',
  'rejected',
]

/**
 * The parts of a file with their numbers.
 *
 * @param noun what one record of the file is called
 * @param write how the reader writes numbers
 * @param shown which lines, in which order
 */
export function countedLines(
  counts: Counts,
  noun: string,
  write: (count: number) => string,
  shown: readonly CountLine[] = ALL_LINES,
): CountedLine[] {
  const all = linesOf(counts, noun, write)
  return shown.map((line) => all[line])
}

function linesOf(
  counts: Counts,
  noun: string,
  write: (count: number) => string,
): Record<CountLine, CountedLine> {
  const { fresh, known, changed, customers, newCustomers, rows, rejected } = counts
  const many = `${noun}s`
  const Many = `${many[0]?.toUpperCase()}${many.slice(1)}`
  return {
    fresh: { what: `New ${many}`, count: fresh, meaning: 'are added' },
    known: { what: `${Many} already known, unchanged`, count: known, meaning: 'stay the same' },
    changed: {
      what: `${Many} already known, with different values`,
      count: changed,
      meaning: 'are updated from this file',
    },
    newCustomers: {
      what: 'New customers',
      count: newCustomers,
      meaning: `are added with their ${many}`,
    },
    knownCustomers: {
      what: 'Customers already known',
      count: customers - newCustomers,
      meaning: `get their ${many}`,
    },
    rejected: {
      what: 'Rows left out',
      count: rejected,
      meaning: `of ${formatCount(rows, 'row', write)} read, each with its reason`,
    },
  }
}
