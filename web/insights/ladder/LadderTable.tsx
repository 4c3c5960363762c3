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

type Chance = Step['next']['d30'] | Step['next']['watched']

/** The share over its interval; then of how many, where these are not all of the row, and the days that differ by row. */
function ChanceCell({ chance, reached, format }: { chance: Chance; reached: number; format: Formatter }) {
  const notes = chance && [
    ...(chance.n === reached ? [] : [`of ${format.count(chance.n)}`]),
    ...('days' in chance ? [`in ${format.count(chance.days)} days`] : []),
  ]
  return (
    <>
      <EstimateCell chance={chance} format={format} />
      {notes?.map((note) => (
        <span key={note} className="block text-small leading-4 whitespace-nowrap text-soft">
          {note}
        </span>
      ))}
    </>
  )
}

/** The chance within a window; the export has its limits and of how many customers it is, too. */
function chanceColumns(key: keyof Step['next'], head: string, format: Formatter): ExportColumn<Step>[] {
  const of = ({ next }: Step) => next[key]
  const [share, ...limits] = estimateColumns<Step>(key, head, of, format)
  const n = (step: Step) => of(step)?.n ?? null
  return [
    { ...share!, cell: (step) => <ChanceCell chance={of(step)} reached={step.reached} format={format} /> },
    ...limits,
    { key: `${key}-n`, head: `${head}, n`, seen: () => '', raw: n, rawOnly: true },
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
    ...deskOnly(chanceColumns('d30', '30 days', format)),
    ...chanceColumns('d90', '90 days', format),
    ...deskOnly(chanceColumns('d365', '365 days', format)),
    ...chanceColumns('watched', 'As observed', format),
    {
      key: 'watched-days',
      head: 'Days observed',
      seen: () => '',
      raw: ({ next }) => next.watched?.days ?? null,
      rawOnly: true,
    },
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
