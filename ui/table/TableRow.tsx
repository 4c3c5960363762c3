import { Anchor } from '../navigation/Anchor.tsx'
import { cellClasses } from './TableHead.tsx'
import type { Column } from './TableHead.tsx'

/** One row. With an address the first cell is its link, stretched over the whole row. */
export function TableRow<Row>(props: {
  row: Row
  columns: readonly Column<Row>[]
  href: string | undefined
  index: number
}) {
  const { row, columns, href, index } = props
  const linked = href ? 'relative hover:bg-sunk has-[a:focus-visible]:bg-accent-soft' : ''
  return (
    <tr aria-rowindex={index + 2} className={`border-b ${linked}`}>
      {columns.map((column, at) => (
        <td
          key={column.key}
          className={`h-[45px] py-1.5 ${at === 0 ? 'truncate max-sm:w-full max-sm:max-w-0 sm:max-w-72' : ''} ${cellClasses(column, at)}`}
        >
          {at === 0 && href ? (
            <Anchor
              href={href}
              data-row={index}
              className="font-medium -outline-offset-2 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-corner focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
            >
              {column.cell(row)}
            </Anchor>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
