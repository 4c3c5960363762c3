import type { Metric } from '../../goals/metrics/schema.ts'
import type { IncomingReading } from '../../goals/imports/incoming.ts'
import type { DecimalMark } from '../../sales/money/decimal.ts'
import type { DateReader } from '../table/dates.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import { parseValue, type ReadingCells } from './cells.ts'

export type KnownMetric = Pick<Metric, 'id' | 'key' | 'name' | 'unit' | 'source'>

/** What is needed to turn cells into readings. `customerIds` has the customer of each cell, null where unknown. */
export type CellContext = {
  customerIds: readonly (number | null)[]
  metrics: readonly KnownMetric[]
  readDate: DateReader
  mark: DecimalMark
  currency: string
}

/** The readings of a file, and the invalid cells with their reasons. */
export function parseCells(
  cells: readonly ReadingCells[],
  context: CellContext,
): { ready: IncomingReading[]; rejects: Reject[] } {
  const rejects: Reject[] = []
  const ready: IncomingReading[] = []
  for (const [index, cell] of cells.entries()) {
    const reading = parseCell(cell, index, context)
    if ('reason' in reading) rejects.push(reading)
    else ready.push(reading)
  }
  return { ready, rejects }
}

function parseCell(
  cell: ReadingCells,
  index: number,
  { customerIds, metrics, readDate, mark, currency }: CellContext,
): IncomingReading | Reject {
  const reject = (part: keyof ReadingCells['columns'], value: string, reason: string): Reject => ({
    line: cell.line,
    column: cell.columns[part] || null,
    value: value.slice(0, VALUE_CHARACTERS),
    reason,
  })
  const customerId = customerIds[index] ?? null
  if (customerId === null)
    return reject(
      'customer',
      cell.customer ?? '',
      'is unknown or matches several customers: choose the customer for the whole file',
    )
  const metric = findMetric(cell.metric, metrics)
  if (!metric) return reject('metric', cell.metric, 'is not a metric: create it first')
  const at = readDate(cell.date)
  if (typeof at === 'string') return reject('date', cell.date, at)
  const value = parseValue(cell.value, metric.unit, mark, currency)
  if (value === null) return reject('value', cell.value, `is not a number that can be a ${metric.unit}`)
  return {
    index,
    customerId,
    metricId: metric.id,
    value,
    at: new Date(at),
    hasTime: true,
    sourceId: cell.sourceId ?? new Date(at).toISOString(),
    corrects: null,
  }
}

const findMetric = (name: string, all: readonly KnownMetric[]) =>
  all.find(({ key }) => key === name) ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase())
