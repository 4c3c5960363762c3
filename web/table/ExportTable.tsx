import { Download } from 'lucide-react'
import { use } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Table } from '../../ui/Table.tsx'
import type { TableProps } from '../../ui/Table.tsx'
import type { Column } from '../../ui/TableHead.tsx'
import { WritingContext } from '../../ui/WritingContext.tsx'
import { tableCsv } from './csv.ts'
import type { Written } from './csv.ts'

/** A column to read and to take along; without `cell` it shows what it writes. */
export type ExportColumn<Row> = Written<Row> & Omit<Column<Row>, 'cell'> & Partial<Pick<Column<Row>, 'cell'>>

function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  // Some browsers read it only after the click has been answered.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A table with its two files: as seen on the page, and raw for machines. */
export function ExportTable<Row>(
  props: Omit<TableProps<Row>, 'columns' | 'actions'> & {
    columns: readonly ExportColumn<Row>[]
    /** The name of the file, without its end. */
    file: string
  },
) {
  const { columns, file, ...table } = props
  const { locale } = use(WritingContext)
  const offer = (manner: 'seen' | 'raw', label: string) => (
    <Button
      kind="quiet"
      size="small"
      icon={<Download size={15} aria-hidden />}
      onClick={() =>
        save(`${file}${manner === 'raw' ? '-raw' : ''}.csv`, tableCsv(columns, table.rows, manner, locale))
      }
    >
      {label}
    </Button>
  )
  const actions = (
    <>
      {offer('seen', 'CSV as seen')}
      {offer('raw', 'CSV raw')}
    </>
  )
  const shown = columns
    .filter(({ rawOnly }) => !rawOnly)
    .map((column) => ({ ...column, cell: column.cell ?? column.seen }))
  return <Table {...table} columns={shown} actions={actions} />
}
