import { formatCount } from '../../../values/count.ts'
import type { AnyFinding, SectionContext } from '../finding.ts'
import { findings, type FindingName } from '../findings.ts'
import { FEWEST_CUSTOMERS, formatterOf, neededSentence } from '../format.ts'
import type { Report } from './report.ts'
import type { ReportTable } from './table.ts'

/** One finding with its heading, its table and its chart as SVG text. */
export type Section = {
  name: FindingName
  title: string
  sentence: string
  table: ReportTable | null
  /** Drawn only where charts are shown. */
  chart: () => string | null
}

/**
 * The findings of the report in the order in which they are read. A section without data keeps its sentence and has no
 * table; with hardly any customers there is only the preface.
 */
export function sectionsOf(report: Report, limits: SectionContext['limits']): Section[] {
  const names = Object.keys(findings) as FindingName[]
  return names.flatMap((name) => {
    const [finding, reported, sentence]: [AnyFinding, unknown, string | undefined] = [
      findings[name],
      report[name],
      report.sentences[name],
    ]
    if (reported == null || sentence === undefined) return []
    if (report.customers < FEWEST_CUSTOMERS && !finding.isForAnyNumber) return []
    const { locale, currency, observed } = report
    const format = formatterOf(report)
    const context = { locale, currency, format, sentence, observed, limits }
    const table = finding.table?.(reported, context) ?? null
    return {
      name,
      title: finding.title,
      sentence,
      table: table && table.rows.length > 0 ? table : null,
      chart: () => finding.chart?.(reported, context) ?? null,
    }
  })
}

/** The lines under the title: what was counted, which customers, and what is missing from the sums. */
export function preface(report: Report): string[] {
  const format = formatterOf(report)
  const { observed, customers, purchases, sentences, exclusion } = report
  const period = observed ? `, ${format.day(observed.from)} to ${format.day(observed.through)}` : ''
  const what = `${formatCount(customers, 'customer', format.count)}, ${formatCount(purchases, 'purchase', format.count)}${period}.`
  const filters = filterSentence(report)
  const notes = [filters, exclusion.sentence].filter((line) => line !== null)
  if (customers === 0) return [...notes, sentences.ladder]
  const needed = neededSentence(customers, format)
  return [what, ...notes, ...[sentences.money, needed].filter((line) => line !== null), ...report.notes]
}

function filterSentence(report: Report): string | null {
  const format = formatterOf(report)
  const { from, to, channel, country, product } = report.filters
  const parts = [
    from && `from ${format.day(from)}`,
    to && `until ${format.day(to)}`,
    channel !== undefined && `through ${channel || 'no channel'}`,
    country !== undefined && `from ${country || 'no country'}`,
    product !== undefined && `with product ${product}`,
  ].filter(Boolean)
  return parts.length > 0 ? `Only customers whose first order was: ${parts.join(', ')}.` : null
}
