import { percentNumber } from '../../../values/percent.ts'
import type { SectionContext } from '../finding.ts'
import { monthOf } from '../calendar.ts'
import { unfinishedNote, type ReportTable } from '../report/table.ts'
import { cohortsBy, type Cohort, type CohortPeriod } from './answer.ts'

const MOST_ROWS = 36

/** The triangle of cohorts as shares of each row's customers, with no more rows than a person can read. */
export function cohortTable(
  cohorts: readonly Cohort[],
  { format, locale, observed, limits }: SectionContext,
): ReportTable {
  const { period, readable } = readableCohorts(cohorts)
  const longest = Math.max(0, ...readable.map(({ customers }) => customers.length - 1))
  const columns = Math.min(limits.columns, longest)
  const shades = readable.map(({ customers }) =>
    Array.from({ length: columns }, (_, at) => {
      const active = customers[at + 1]
      return active === undefined ? null : active / customers[0]!
    }),
  )
  const rows = readable.map(({ month, customers, unfinished }, row) => [
    periodName(period, month),
    format.count(customers[0]!),
    ...shades[row]!.map((share, at) => {
      const open = unfinished && at === customers.length - 2 ? '*' : ''
      return share === null ? '' : `${percentNumber(share, locale)}${open}`
    }),
  ])
  const head = ['Began', 'Customers', ...Array.from({ length: columns }, (_, at) => String(at + 1))]
  const notes = [
    'Of the customers whose first order was in a period, the percentage who bought that many months later.',
    ...(longest > columns ? [`Months after the ${columns}th are not shown.`] : []),
    // Who begins in the first month of the data may have begun before it.
    ...(observed && cohorts[0]?.month === monthOf(observed.from)
      ? [
          `The first row also contains older customers if there were orders before ${format.day(observed.from)}.`,
        ]
      : []),
    ...unfinishedNote(rows),
  ]
  return { head, rows, shades, notes }
}

function readableCohorts(cohorts: readonly Cohort[]): { period: CohortPeriod; readable: Cohort[] } {
  for (const period of ['month', 'quarter'] as const) {
    const readable = cohortsBy(period, cohorts)
    if (readable.length <= MOST_ROWS) return { period, readable }
  }
  return { period: 'year', readable: cohortsBy('year', cohorts) }
}

function periodName(period: CohortPeriod, month: string): string {
  if (period === 'month') return month
  const [year, number] = month.split('-')
  return period === 'year' ? year! : `${year} Q${(Number(number) + 2) / 3}`
}
