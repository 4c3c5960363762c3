import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Column<Row> {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Right-aligned with tabular figures. */
  number?: boolean
  /** Stays on a phone; the first column always does. */
  phone?: boolean
  /** Can be sorted by; the table's owner does the sorting. */
  sortable?: boolean
}

export interface Sort {
  key: string
  direction: 'ascending' | 'descending'
}

/** The classes of a cell in its column. */
export function cellClasses<Row>(column: Column<Row>, at: number): string {
  const side = column.number ? 'text-end tabular-nums' : 'text-start'
  return `${side} ${at === 0 || column.phone ? '' : 'max-sm:hidden print:table-cell'} px-2 first:ps-0 last:pe-0 sm:px-3`
}

function SortHead<Row>(props: { column: Column<Row>; sort: Sort | undefined; onSort: (sort: Sort) => void }) {
  const { column, sort, onSort } = props
  const now = sort?.key === column.key ? sort.direction : null
  const Arrow = now === 'ascending' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      onClick={() =>
        onSort({ key: column.key, direction: now === 'descending' ? 'ascending' : 'descending' })
      }
      className={`group inline-flex min-h-9 items-center gap-1 rounded-corner font-medium hover:text-ink pointer-coarse:min-h-11 ${column.number ? 'flex-row-reverse' : ''} ${now ? 'text-ink' : ''}`}
    >
      {column.head}
      <Arrow
        size={14}
        aria-hidden
        className={now ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'}
      />
    </button>
  )
}

/** The sticky header, with the current sort order. */
export function TableHead<Row>(props: {
  columns: readonly Column<Row>[]
  sort: Sort | undefined
  onSort: ((sort: Sort) => void) | undefined
}) {
  const { columns, sort, onSort } = props
  return (
    <thead className="sticky top-(--head,0px) z-10 bg-paper print:static">
      <tr>
        {columns.map((column, at) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={column.sortable ? (sort?.key === column.key ? sort.direction : 'none') : undefined}
            className={`h-9 border-b text-small font-medium whitespace-nowrap text-soft shadow-[inset_0_-1px_0_var(--hairline)] ${cellClasses(column, at)}`}
          >
            {column.sortable && onSort ? (
              <SortHead column={column} sort={sort} onSort={onSort} />
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}
