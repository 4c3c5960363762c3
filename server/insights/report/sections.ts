import type { Report } from './report.ts'
import { leavingTable } from '../leaving/section.ts'
import { recurringTable } from '../recurring/section.ts'
import {
  benchmarkTable,
  cohortTable,
  concentrationTable,
  crossSellTable,
  ladderTable,
  revenueTable,
  secondOrderTable,
  type ReportTable,
} from './tables.ts'
import { counted, formatterOf } from '../format.ts'

export type SectionName =
  | 'ladder'
  | 'secondOrder'
  | 'leaving'
  | 'revenue'
  | 'recurring'
  | 'cohorts'
  | 'firstYear'
  | 'concentration'
  | 'crossSell'
  | 'benchmarks'

/** One finding with its heading and its table, in the order in which they are read. */
export type Section = { name: SectionName; title: string; sentence: string; table: ReportTable | null }

/** The report as findings; a section in which nothing can be known keeps its sentence and
 * loses its table; without customers the preface says all there is to say. */
export function sectionsOf(report: Report, most: { months: number; columns: number }): Section[] {
  if (report.customers === 0) return []
  const section = (name: SectionName, title: string, table: ReportTable | null): Section => ({
    name,
    title,
    sentence: report.sentences[name] ?? '',
    table: table && table.rows.length > 0 ? table : null,
  })
  const hasMoney = report.revenue.total !== null
  return [
    section('ladder', 'The ladder', ladderTable(report)),
    section('secondOrder', 'The second order', secondOrderTable(report)),
    section('leaving', 'When customers leave', leavingTable(report)),
    section('revenue', 'Revenue, first and repeat', revenueTable(report, most.months)),
    ...(report.recurring
      ? [section('recurring', 'Recurring revenue', recurringTable(report.recurring, report))]
      : []),
    section('cohorts', 'Month by month', cohortTable(report, most.columns)),
    section('firstYear', 'The first 30 days', null),
    section('concentration', 'The best customers', hasMoney ? concentrationTable(report) : null),
    section('crossSell', 'Something new', crossSellTable(report)),
    section('benchmarks', 'Beside other companies', benchmarkTable(report)),
  ]
}

/** The lines under the title: what was counted, which customers, and what is missing from the sums. */
export function preface(report: Report): string[] {
  const words = formatterOf(report)
  const { observed, customers, purchases, sentences } = report
  const period = observed ? `, ${words.day(observed.from)} to ${words.day(observed.through)}` : ''
  const what = `${counted(customers, 'customer', words.count)}, ${counted(purchases, 'purchase', words.count)}${period}.`
  const filters = filterSentence(report)
  if (customers === 0) return [...(filters ? [filters] : []), sentences.ladder]
  return [what, ...(filters ? [filters] : []), ...(sentences.money ? [sentences.money] : [])]
}

function filterSentence(report: Report): string | null {
  const words = formatterOf(report)
  const { from, to, channel, country, product } = report.filters
  const parts = [
    from && `from ${words.day(from)}`,
    to && `until ${words.day(to)}`,
    channel !== undefined && `through ${channel || 'no channel'}`,
    country !== undefined && `from ${country || 'no country'}`,
    product !== undefined && `with product ${product}`,
  ].filter(Boolean)
  return parts.length > 0 ? `Only customers whose first order was: ${parts.join(', ')}.` : null
}
