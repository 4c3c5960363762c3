import { useRef } from 'react'
import type { ReactNode } from 'react'
import { TableHead } from './TableHead.tsx'
import type { Column, Sort } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import { useRowKeys } from './useRowKeys.ts'
import { useRowWindow } from './useRowWindow.ts'

export interface TableProps<Row> {
  /** The caption, for screen readers; visible when there are `actions`. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The link of a row; it covers the whole row. */
  href?: (row: Row) => string
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Above the table at the end: exports and the like. */
  actions?: ReactNode
  /** What to say without rows. */
  empty?: ReactNode
  /** The height of a one-line row; beyond 200 rows only visible ones are rendered. */
  rowHeight?: number
  /** No j and k: for a second table on a page. */
  quiet?: boolean
}

function Gap({ height, span }: { height: number; span: number }) {
  return height > 0 ? (
    <tr aria-hidden>
      <td colSpan={span} style={{ height, padding: 0 }}>
        {/* Keeps the height of the rows that are not rendered. */}
      </td>
    </tr>
  ) : null
}

/** Rows to read and to open. `j` and `k` move, Enter opens. On a phone only the columns marked `phone` stay. */
export function Table<Row>(table: TableProps<Row>) {
  const { caption, columns, rows, rowKey, href, sort, onSort, actions, empty, rowHeight = 45 } = table
  const body = useRef<HTMLTableSectionElement>(null)
  const { from, to } = useRowWindow(body, rows.length, rowHeight)
  useRowKeys(body, rows.length, rowHeight, !table.quiet && href !== undefined)
  if (rows.length === 0 && empty) return empty
  return (
    <div>
      {actions && (
        <div className="flex flex-wrap items-center justify-between gap-2 pb-2">
          <span className="text-small text-soft" aria-hidden>
            {caption}
          </span>
          <div className="-me-2.5 flex flex-wrap gap-1">{actions}</div>
        </div>
      )}
      <table className="w-full border-collapse" aria-rowcount={rows.length + 1}>
        <caption className="sr-only">{caption}</caption>
        <TableHead columns={columns} sort={sort} onSort={onSort} />
        <tbody ref={body}>
          <Gap height={from * rowHeight} span={columns.length} />
          {rows.slice(from, to).map((row, at) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} href={href?.(row)} index={from + at} />
          ))}
          <Gap height={(rows.length - to) * rowHeight} span={columns.length} />
        </tbody>
      </table>
    </div>
  )
}
