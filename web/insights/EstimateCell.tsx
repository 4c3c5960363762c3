import type { Probability } from '@rondo/models/probability-by'
import type { Formatter } from '../../server/insights/format.ts'
import type { ExportColumn } from '../table/ExportTable.tsx'

type Estimate = Pick<Probability, 'p' | 'low' | 'high' | 'n'>

/** "46 % (45–47)"; a dash if not known yet. */
export function estimateText(chance: Estimate | null, format: Formatter): string {
  return chance ? `${format.percent(chance.p)} (${format.range(chance).replace(' %', '')})` : '–'
}

/** A share over its interval, for narrow columns. */
export function EstimateCell({ chance, format }: { chance: Estimate | null; format: Formatter }) {
  if (!chance) return <span className="text-soft">–</span>
  return (
    <>
      <span className="block leading-4.5 whitespace-nowrap">{format.percent(chance.p)}</span>
      <span className="block text-small leading-4 whitespace-nowrap text-soft">
        {format.range(chance).replace(' %', '')}
      </span>
    </>
  )
}

/** A column of estimates; its export has two more columns with the limits of the interval. */
export function estimateColumns<Row>(
  key: string,
  head: string,
  of: (row: Row) => Estimate | null,
  format: Formatter,
): ExportColumn<Row>[] {
  const limit = (side: 'low' | 'high'): ExportColumn<Row> => ({
    key: `${key}-${side}`,
    head: `${head}, ${side}`,
    seen: () => '',
    raw: (row) => of(row)?.[side] ?? null,
    rawOnly: true,
  })
  const column: ExportColumn<Row> = {
    key,
    head,
    number: true,
    phone: true,
    seen: (row) => estimateText(of(row), format),
    raw: (row) => of(row)?.p ?? null,
    cell: (row) => <EstimateCell chance={of(row)} format={format} />,
  }
  return [column, limit('low'), limit('high')]
}
