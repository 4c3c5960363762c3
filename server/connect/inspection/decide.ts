import { conventionsOf, type Conventions } from '../table/conventions.ts'
import { type DayOrder, dayOrder } from '../table/dates.ts'
import { records } from '../table/delimited.ts'
import { toUtf8 } from '../table/encoding.ts'
import { chunksOf } from '../table/file.ts'
import type { Plan, ReadOptions } from './plan.ts'

type UndecidedPlan = Omit<Plan, 'dates' | 'decimal'>

/** A plan, and which of its decisions nothing in the file proves. */
export type DecidedPlan = { plan: Plan } & Pick<Conventions, 'unproven'>

/**
 * Decides the order of day and month and the decimal mark: as chosen, else as the values prove.
 *
 * @param sample the first rows, and which of their columns hold numbers
 */
export async function decidePlan(
  path: string,
  undecided: UndecidedPlan,
  sample: { rows: readonly string[][]; numbers: readonly (number | undefined)[] },
  options: ReadOptions,
  signal?: AbortSignal,
): Promise<DecidedPlan> {
  const { date } = undecided.mapping
  const cells = {
    dates: columnCells(sample.rows, date),
    numbers: sample.numbers.flatMap((column) => columnCells(sample.rows, column)),
  }
  const conventions = conventionsOf(cells, options)
  const later = conventions.unproven.includes('dates') ? await findDayOrder(path, undecided, signal) : null
  const { dates, decimal, unproven } = later
    ? conventionsOf(cells, { ...options, dates: later })
    : conventions
  return { plan: { ...undecided, dates, decimal }, unproven }
}

export function columnCells(rows: readonly string[][], column: number | undefined): string[] {
  return column === undefined ? [] : rows.map((row) => row[column] ?? '')
}

/** A file sorted by date may have no day above 12 for many megabytes, so this reads on until one proves the order. */
async function findDayOrder(
  path: string,
  undecided: UndecidedPlan,
  signal?: AbortSignal,
): Promise<DayOrder | null> {
  const { date } = undecided.mapping
  if (date === undefined) return null
  for await (const grid of records(toUtf8(chunksOf(path, signal), undecided.encoding), undecided.separator)) {
    const cells = Array.from({ length: grid.count }, (_, record) => grid.cell(record, date) ?? '')
    const order = dayOrder(cells)
    if (order && order !== 'none') return order
  }
  return null
}
