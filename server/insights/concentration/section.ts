import type { SectionContext } from '../finding.ts'
import { UNKNOWN, type ReportTable } from '../report/table.ts'
import { MANY_CUSTOMERS, type Concentration } from './answer.ts'

/** The best customers and their share of revenue. */
export function concentrationTable(
  { n, revenue, top }: Concentration,
  { format }: SectionContext,
): ReportTable | null {
  if (revenue === null) return null
  const rows = top.map(({ fraction, k, share, range }) => [
    `Best ${format.percent(fraction)}`,
    format.count(k),
    share === null ? UNKNOWN : format.percent(share, 1),
    range ? format.range(range) : UNKNOWN,
  ])
  return { head: ['Customers', 'Number', 'Share of revenue', '95 % interval'], rows, notes: [rangeNote(n)] }
}

/** What the interval means, or why there is none. */
export function rangeNote(n: number): string {
  return n < MANY_CUSTOMERS
    ? `The interval treats these customers as a sample of customers like them; ${UNKNOWN} too few are among the best customers to tell.`
    : `From ${MANY_CUSTOMERS} customers on, the share hardly depends on chance, so no interval is shown.`
}
