import type { SectionContext } from '../finding.ts'
import { UNKNOWN, type ReportTable } from '../report/table.ts'
import type { Concentration } from './answer.ts'

/** The best customers and their share of revenue. */
export function concentrationTable(
  { revenue, top }: Concentration,
  { format }: SectionContext,
): ReportTable | null {
  if (revenue === null) return null
  const rows = top.map(({ fraction, k, share }) => [
    `Best ${format.percent(fraction)}`,
    format.count(k),
    share === null ? UNKNOWN : format.percent(share, 1),
  ])
  return { head: ['Customers', 'Number', 'Share of revenue'], rows, notes: [] }
}
