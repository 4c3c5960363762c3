import type { SectionContext } from '../finding.ts'
import { estimateText, UNKNOWN, type ReportTable } from '../report/table.ts'
import type { Benchmarks } from './answer.ts'

/** Published figures beside the company's own; sample and year are in the notes. */
export function benchmarkTable(benchmarks: Benchmarks, { format }: SectionContext): ReportTable {
  const ladder = benchmarks.ladder.map(({ n, window, yours, published }) => [
    `Order ${n} → ${n + 1}${window === 'd365' ? ' within a year' : ' so far'}`,
    estimateText(yours, format),
    format.percent(published),
  ])
  const revenue = benchmarks.repeatShare.map(({ month, yours, statement }) => [
    `Repeat share of revenue, months ${month - 2} to ${month}`,
    yours === null ? UNKNOWN : format.percent(yours),
    statement,
  ])
  const sources = [...benchmarks.ladder, ...benchmarks.repeatShare].map(
    ({ source }) => `${source.name} (${source.year}): ${source.sample}. Published in: ${source.publishedIn}.`,
  )
  const age =
    'Months count from the first order in this data, so an older company looks younger here than it is.'
  return {
    head: ['Figure', 'You', 'Published'],
    rows: [...ladder, ...revenue],
    notes: [...new Set(sources), age],
  }
}
