import type { CohortPeriod } from '../../../server/insights/cohorts/answer.ts'
import { decimalText } from '../../../values/money.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import type { CohortRow, CellValue } from './cells.ts'
import { useMonthNames } from '../useMonthNames.ts'
import { useFormatter } from '../useFormatter.ts'

/** The cohorts as a table with its own scroll area. */
export function CohortTable(props: {
  rows: readonly CohortRow[]
  by: CohortPeriod
  shown: CellValue
  currency: string
}) {
  const { rows, by, shown, currency } = props
  const format = useFormatter(currency)
  const { period } = useMonthNames()
  const seen = { share: format.percent, customers: format.count, revenue: format.money }[shown]
  const raw = shown === 'revenue' ? (value: number) => decimalText(value, currency) : Number
  const columns: ExportColumn<CohortRow>[] = [
    { key: 'began', head: 'Began', seen: ({ month }) => period(by, month), raw: ({ month }) => month },
    {
      key: 'customers',
      head: 'Customers',
      number: true,
      phone: true,
      seen: ({ customers }) => format.count(customers),
      raw: ({ customers }) => customers,
    },
    ...(rows[0]?.cells ?? []).map((_, at): ExportColumn<CohortRow> => {
      const month = String(shown === 'share' ? at + 1 : at)
      const cell = (row: CohortRow) => row.cells[at] ?? null
      return {
        key: `m${month}`,
        head: month,
        number: true,
        phone: true,
        seen: (row) => (cell(row) === null ? (at < row.reached ? '–' : '') : seen(cell(row)!)),
        raw: (row) => (cell(row) === null ? null : raw(cell(row)!)),
      }
    }),
  ]
  return (
    // The head sticks to the top of the scroll area, not of the page. A scroll area must be reachable by keyboard.
    <section aria-label="Cohorts as a table" {...{ tabIndex: 0 }} className="overflow-x-auto [--head:0px]">
      <ExportTable
        quiet
        file={`cohorts-${by}-${shown}`}
        caption="By months since the first order"
        columns={columns}
        rows={rows}
        rowKey={({ month }) => month}
      />
    </section>
  )
}
