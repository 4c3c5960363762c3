import { Refusal } from '../../platform/errors/refusal.ts'
import type { Row } from '../table/sheet.ts'
import type { FileDefaults, ReadingCells, ReadingsFormat } from './cells.ts'

const COLUMN_PATTERNS = {
  customer:
    /^(customer|client|account|company|e-?mail|kunde|firma|(customer|client|account|kunden?)[ _-]?(id|name|e-?mail|nr|nummer))$/i,
  metric: /^(metric|measure|kpi|kennzahl|metrik)$/i,
  date: /^(date|day|at|time|timestamp|month|datum|tag|zeit)$/i,
  value: /^(value|reading|number|wert|zahl)$/i,
  id: /^(id|reading[ _-]?id|unique[ _-]?id)$/i,
}

/** Any table with columns for customer, metric, date and value. */
export const readingsTable: ReadingsFormat = { source: 'file', recognise: () => true, read: readTable }

/** @throws Refusal 422 naming the missing columns and those that the file has */
function readTable(columns: readonly string[], rows: readonly Row[], given: FileDefaults): ReadingCells[] {
  const place = (name: keyof typeof COLUMN_PATTERNS) =>
    columns.findIndex((column) => COLUMN_PATTERNS[name].test(column.trim()))
  const at = {
    customer: place('customer'),
    metric: place('metric'),
    date: place('date'),
    value: place('value'),
    id: place('id'),
  }
  refuseMissing(columns, at, given)
  const named = (index: number) => columns[index] ?? ''
  return rows.map(({ line, cells }) => ({
    line,
    customer: at.customer < 0 ? null : (cells[at.customer] ?? '').trim(),
    metric: given.metric ?? (cells[at.metric] ?? '').trim(),
    date: cells[at.date] ?? '',
    value: cells[at.value] ?? '',
    sourceId: at.id < 0 ? null : (cells[at.id] ?? '').trim() || null,
    columns: {
      customer: named(at.customer),
      metric: named(at.metric),
      date: named(at.date),
      value: named(at.value),
    },
  }))
}

function refuseMissing(
  columns: readonly string[],
  at: Record<'customer' | 'metric' | 'date' | 'value', number>,
  given: FileDefaults,
): void {
  const missing = [
    ...(at.customer < 0 && !given.customer ? ['the customer (or choose one for the whole file)'] : []),
    ...(at.metric < 0 && !given.metric ? ['the metric (or choose one for the whole file)'] : []),
    ...(at.date < 0 ? ['the date'] : []),
    ...(at.value < 0 ? ['the value'] : []),
  ]
  if (missing.length === 0) return
  const columnList = columns.slice(0, 60).map((column) => `“${column}”`)
  throw new Refusal(
    422,
    'columns_missing',
    `No column was found for ${missing.join(' and for ')}. The columns are: ${columnList.join(', ')}. Name them Customer, Metric, Date and Value.`,
  )
}
