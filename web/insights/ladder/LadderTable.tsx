import type { Step } from '../../../server/insights/ladder/ladder.ts'
import { ExportTable } from '../../table/ExportTable.tsx'
import type { ExportColumn } from '../../table/ExportTable.tsx'
import { chanceColumns, known } from '../EstimateCell.tsx'
import { useWords } from '../useFormatter.ts'

/** On a phone four shares side by side would be a smudge. */
function deskOnly(columns: ExportColumn<Step>[]): ExportColumn<Step>[] {
  return columns.map((column) => ({ ...column, phone: false }))
}

/** The ladder as a table: on each step how many stand, and how many have the next order by when. */
export function LadderTable({ steps }: { steps: readonly Step[] }) {
  const words = useWords()
  const columns: ExportColumn<Step>[] = [
    { key: 'step', head: 'Order', seen: ({ n }) => `${n} → ${n + 1}`, raw: ({ n }) => n },
    {
      key: 'n',
      head: 'n',
      number: true,
      phone: true,
      seen: ({ reached }) => words.count(reached),
      raw: ({ reached }) => reached,
    },
    ...deskOnly(chanceColumns<Step>('d30', '30 days', ({ next }) => known(next.d30), words)),
    ...chanceColumns<Step>('d90', '90 days', ({ next }) => known(next.d90), words),
    ...deskOnly(chanceColumns<Step>('d365', '365 days', ({ next }) => known(next.d365), words)),
    ...chanceColumns<Step>('ever', 'Ever', ({ next }) => next.ever, words),
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
