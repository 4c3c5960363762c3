import type { FindingResponse } from '../../../server/insights/findings.ts'
import { useCallback } from 'react'
import { Chart } from '../../../ui/chart/Chart.tsx'
import { curve } from '../../../ui/chart/curve.ts'
import type { CurvePoint } from '../../../ui/chart/curve.ts'
import type { Canvas } from '../../../ui/chart/canvas.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

export const RETENTION_HEIGHT = 280
/** The lines are dashed where fewer customers are observed. */
const FEW = 30
/** The lines end where fewer customers are observed. */
export const MINIMUM_CUSTOMERS = 10
/** The ages, in months, that the table shows. */
const AGES = [1, 3, 6, 12, 24]

type Recurring = FindingResponse<'recurring'>
type Cohort = Recurring['cohorts'][number]
type Age = Recurring['ages'][number]

/** Retention of customers and revenue by months since the first payment. */
export function RetentionCurves({ finding }: { finding: Recurring }) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => {
      const ages = finding.ages.filter(({ customers }) => customers >= MINIMUM_CUSTOMERS)
      const few = ages.find(({ customers }) => customers < FEW)
      const line = (name: string, point: (age: Age) => Omit<CurvePoint, 'x'>) => ({
        name,
        points: ages.map((age) => ({ x: age.age, ...point(age) })),
        ...(few ? { tentativeFrom: few.age } : {}),
      })
      return curve(
        {
          lines: [
            line('Net revenue', ({ net }) => ({ y: net })),
            line('Gross revenue', ({ gross }) => ({ y: gross })),
            line('Customers', ({ lost }) => ({ y: 1 - lost.p, low: 1 - lost.high, high: 1 - lost.low })),
          ],
          windows: ages.length > 12 ? [{ x: 12, label: 'a year' }] : [],
          xLabel: 'months since the first payment',
          x: format.count,
          y: (share) => format.percent(share),
        },
        canvas,
      )
    },
    [finding, format],
  )
  return (
    <Chart
      draw={draw}
      height={RETENTION_HEIGHT}
      summary="Retained customers and revenue, by months since the first payment"
    />
  )
}

function ageColumns(age: number, format: ReturnType<typeof useFormatter>): ExportColumn<Cohort>[] {
  const cell = (cohort: Cohort) => {
    const last = cohort.unfinished ? cohort.ages.length - 2 : cohort.ages.length - 1
    return age <= last ? cohort.ages[age]! : null
  }
  const column = (
    key: string,
    head: string,
    share: (one: Cohort['ages'][number]) => number,
  ): ExportColumn<Cohort> => ({
    key: `${key}${age}`,
    head: `${head}, ${age}`,
    number: true,
    seen: (cohort) => {
      const kept = cell(cohort)
      return kept ? format.percent(share(kept)).replace(' ', '\u00A0') : ''
    },
    raw: (cohort) => {
      const kept = cell(cohort)
      return kept ? share(kept) : null
    },
  })
  return [
    column('net', 'Net', ({ net }) => net),
    column('gross', 'Gross', ({ gross }) => gross),
    column('left', 'Left', ({ lost }) => lost.p),
  ]
}

/** Every cohort with its customers and its retention after some months. */
export function RetentionTable({ cohorts }: { cohorts: readonly Cohort[] }) {
  const format = useFormatter()
  const { short } = useMonthNames()
  const oldest = Math.max(0, ...cohorts.map(({ ages }) => ages.length - 1))
  return (
    <section
      aria-label="Cohorts as a table"
      {...{ tabIndex: 0 }}
      className="mt-4 overflow-x-auto [--head:0px]"
    >
      <ExportTable
        quiet
        file="recurring-revenue-kept"
        caption="Net and gross revenue retention and customers who left, by months since the cohort first paid"
        rows={cohorts}
        rowKey={({ month }) => month}
        columns={[
          { key: 'began', head: 'Began', seen: ({ month }) => short(month), raw: ({ month }) => month },
          {
            key: 'customers',
            head: 'Customers',
            number: true,
            phone: true,
            seen: ({ ages }) => format.count(ages[0]!.customers),
            raw: ({ ages }) => ages[0]!.customers,
          },
          ...AGES.filter((age) => age <= oldest).flatMap((age) => ageColumns(age, format)),
        ]}
      />
    </section>
  )
}
