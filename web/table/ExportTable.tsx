import { Table } from '../../ui/table/Table.tsx'
import type { TableProps } from '../../ui/table/Table.tsx'
import type { Column } from '../../ui/table/TableHead.tsx'
import type { CsvColumn } from './csv.ts'
import { Exports } from './Exports.tsx'

/** A column to show and to export; without `cell` it shows its exported text. */
export type ExportColumn<Row> = CsvColumn<Row> &
  Omit<Column<Row>, 'cell'> &
  Partial<Pick<Column<Row>, 'cell'>>

/** A table with its two exports. */
export function ExportTable<Row>(
  props: Omit<TableProps<Row>, 'columns' | 'actions'> & {
    columns: readonly ExportColumn<Row>[]
    /** The file name without its extension. */
    file: string
  },
) {
  const { columns, file, ...table } = props
  const shown = columns
    .filter(({ rawOnly }) => !rawOnly)
    .map((column) => ({ ...column, cell: column.cell ?? column.seen }))
  const actions = <Exports columns={columns} rows={table.rows} file={file} />
  return <Table {...table} columns={shown} actions={actions} />
}
