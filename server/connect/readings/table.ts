import type { Plan } from '../inspection/plan.ts'
import type { Row } from '../table/sheet.ts'
import type { ReadingCells, ReadingsFormat } from './cells.ts'
import type { Field } from './fields.ts'

/** Any table with columns for customer, metric, date and value. */
export const readingsTable: ReadingsFormat = {
  label: 'A table of readings',
  source: 'file',
  recognise: () => null,
  read: readTable,
}

function readTable(
  { columns, mapping }: Pick<Plan, 'columns' | 'mapping'>,
  rows: readonly Row[],
  metric: string | null,
): ReadingCells[] {
  const nameOf = (field: Field) => columns[mapping[field] ?? -1] ?? ''
  return rows.map(({ line, cells }) => {
    const cell = (field: Field) => cells[mapping[field] ?? -1] ?? ''
    return {
      line,
      customer: mapping['customer'] === undefined ? null : cell('customer').trim(),
      metric: metric ?? cell('metric').trim(),
      date: cell('date'),
      value: cell('value'),
      sourceId: cell('id').trim() || null,
      columns: {
        customer: nameOf('customer'),
        metric: nameOf('metric'),
        date: nameOf('date'),
        value: nameOf('value'),
      },
    }
  })
}
