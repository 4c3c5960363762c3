import type { questionSchema } from './schema.ts'
import type { z } from 'zod'
import { type DayOrder, dayOrder, hasZone } from '../table/dates.ts'
import { records } from '../table/delimited.ts'
import { toUtf8 } from '../table/encoding.ts'
import { chunksOf } from '../table/file.ts'
import { decimalMark } from '../table/decimal-mark.ts'
import { orderFormat } from '../imports/formats.ts'
import type { CompanyDefaults, Plan } from './plan.ts'

/** Something that the file leaves open, and what is assumed meanwhile. */
export type Question = z.infer<typeof questionSchema>

type UndecidedPlan = Omit<Plan, 'dates' | 'decimal'> & { dates: null; decimal: null }
type DecidedOptions = Partial<Pick<Plan, 'dates' | 'decimal'>>

/** A plan, and which of its decisions nothing in the file proves. */
export type DecidedPlan = { plan: Plan; unproven: ('dates' | 'decimal')[] }

/** Decides the order of day and month and the decimal mark: as chosen, else as the values prove. */
export async function decidePlan(
  path: string,
  undecided: UndecidedPlan,
  rows: readonly string[][],
  options: DecidedOptions,
  signal?: AbortSignal,
): Promise<DecidedPlan> {
  const unproven: DecidedPlan['unproven'] = []
  const { price, amount, quantity, date } = undecided.mapping
  const money = [price, amount, quantity].flatMap((column) => columnCells(rows, column))
  const mark = options.decimal ?? decimalMark(money)
  if (mark === null) unproven.push('decimal')
  const order =
    options.dates ?? dayOrder(columnCells(rows, date)) ?? (await findDayOrder(path, undecided, signal))
  if (order === null) unproven.push('dates')
  const decimal = mark === ',' ? ',' : '.'
  const dates = order === 'month first' ? order : 'day first'
  return { plan: { ...undecided, decimal, dates }, unproven }
}

/** The questions to answer before the file is read. */
export function questionsOf(
  { plan, unproven }: DecidedPlan,
  rows: readonly string[][],
  company: CompanyDefaults,
): Question[] {
  const { mapping, format } = plan
  const questions: Question[] = []
  const ask = (about: Question['about'], text: string): void => void questions.push({ about, text })
  const dates = columnCells(rows, mapping.date).filter((text) => text.trim() !== '')
  if (mapping.customer === undefined && mapping.email === undefined)
    ask('customer', 'Which column says who bought?')
  if (mapping.date === undefined) ask('date', 'Which column says when?')
  if (unproven.includes('dates'))
    ask(
      'dates',
      `“${dates[0] ?? ''}” can be read two ways: is the day or the month first? Read as ${plan.dates}.`,
    )
  if (unproven.includes('decimal'))
    ask('decimal', `Do the numbers have a decimal point or a decimal comma? Read with “${plan.decimal}”.`)
  const { isUtc, question } = orderFormat(format)
  if (!isUtc && dates.length > 0 && !dates.every(hasZone))
    ask('zone', `The times carry no time zone. Read as local time in ${company.zone}.`)
  if (question) questions.push(question)
  if (mapping.price === undefined && mapping.amount === undefined)
    ask('amount', 'No column holds amounts: orders will be counted, and revenue will be unknown.')
  return questions
}

function columnCells(rows: readonly string[][], column: number | undefined): string[] {
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
