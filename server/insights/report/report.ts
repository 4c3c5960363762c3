import type { MoneyState } from '../amounts.ts'
import type { Exclusion } from '../exclusion/schema.ts'
import type { ReportedFindings, Sentences } from '../findings.ts'
import type { Filters } from '../schema.ts'
import type { ObservedPeriod } from '../store.ts'

/**
 * All findings as one plain object. Money is in integer minor units of `currency`, shares lie between
 * 0 and 1, days are 'YYYY-MM-DD' and months 'YYYY-MM' of the company's calendar; null means not known.
 */
export type Report = {
  companyName: string
  createdAt: string
  locale: string
  timeZone: string
  currency: string
  filters: Filters
  /** What readers should know about the data. */
  notes: readonly string[]
  observed: ObservedPeriod | null
  customers: number
  purchases: number
  exclusion: Exclusion
  money: MoneyState
  sentences: Sentences
  medianGapDays: number | null
} & ReportedFindings

/** The report for programs: JSON, indented, with a line end. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
