import type { Step } from '../../../server/insights/ladder/answer.ts'
import type { Formatter } from '../../../server/insights/format.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { EstimateCell, estimateColumns } from '../EstimateCell.tsx'
import { useFormatter } from '../useFormatter.ts'

/** A phone has no room for four shares side by side. */
function deskOnly(columns: ExportColumn<Step>[]): ExportColumn<Step>[] {
  return columns.map((column) => ({ ...column, phone: false }))
}

/** The longest window that can be shown, with its days: they differ from step to step. */
function watchedColumns(format: Formatter): ExportColumn<Step>[] {
  const [share, ...limits] = estimateColumns<Step>(
    'watched',
    'As watched',
    ({ next }) => next.watched,
    format,
  )
  const days = ({ next }: Step) => next.watched?.days ?? null
  return [
    {
      ...share!,
      cell: (step) => (
        <>
          <EstimateCell chance={step.next.watched} format={format} />
          {step.next.watched && (
            <span className="block text-small leading-4 whitespace-nowrap text-soft">
              in {format.count(step.next.watched.days)} days
            </span>
          )}
        </>
      ),
    },
    ...limits,
    { key: 'watched-days', head: 'As watched, days', seen: () => '', raw: days, rawOnly: true },
  ]
}

/** The ladder as a table: how many reached each step, and the chance of the next order by window. */
export function LadderTable({ steps }: { steps: readonly Step[] }) {
  const format = useFormatter()
  const columns: ExportColumn<Step>[] = [
    { key: 'step', head: 'Order', seen: ({ n }) => `${n} → ${n + 1}`, raw: ({ n }) => n },
    {
      key: 'n',
      head: 'n',
      number: true,
      phone: true,
      seen: ({ reached }) => format.count(reached),
      raw: ({ reached }) => reached,
    },
    ...deskOnly(estimateColumns<Step>('d30', '30 days', ({ next }) => next.d30, format)),
    ...estimateColumns<Step>('d90', '90 days', ({ next }) => next.d90, format),
    ...deskOnly(estimateColumns<Step>('d365', '365 days', ({ next }) => next.d365, format)),
    ...watchedColumns(format),
  ]
  return (
    <ExportTable
      quiet
      file="ladder"
      caption="The next order within, with 95 % intervals"
      columns={columns}
      rows={steps}
      rowKey={({ n }) => String(n)}
    />
  )
}
