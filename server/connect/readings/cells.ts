import { parseDecimal, type DecimalMark } from '../../sales/money/decimal.ts'
import { parseMoney } from '../../sales/money/amount.ts'
import type { FileFormat } from '../inspection/format.ts'
import type { Plan } from '../inspection/plan.ts'
import type { Row } from '../table/sheet.ts'

/** One value of a row as text, before its customer and its metric are resolved. */
export type ReadingCells = {
  line: number
  customer: string | null
  /** A metric by key or name. */
  metric: string
  date: string
  value: string
  /** Null: customer, metric and moment identify it. */
  sourceId: string | null
  columns: { customer: string; metric: string; date: string; value: string }
}

/** How one format of files of readings is recognised and read. */
export type ReadingsFormat = FileFormat & {
  /** Metrics that the file measures, by the keys of their templates; they are created where the company lacks them. */
  metrics?: readonly string[]
  /** @param metric the metric of the whole file; null: a column names it */
  read(plan: Pick<Plan, 'columns' | 'mapping'>, rows: readonly Row[], metric: string | null): ReadingCells[]
}

const withoutSign = (text: string) => text.trim().replace(/\s*%$/, '')

/**
 * A value as people write it, in the unit of its metric: `27.78%` is 0.2778; money is written in whole units of the
 * currency and becomes minor units.
 *
 * @returns null when it is no number
 * @example parseValue('27.78%', 'percent', '.', 'EUR') // 0.2778
 * @example parseValue('12,50', 'money', ',', 'EUR') // 1250
 */
export function parseValue(text: string, unit: string, mark: DecimalMark, currency: string): number | null {
  const isShare = /%\s*$/.test(text)
  if (isShare && unit !== 'percent') return null
  if (unit === 'money') return parseMoney(text, currency, mark)
  const decimal = parseDecimal(withoutSign(text), mark)
  return decimal && Number(`${decimal.units}e-${decimal.scale + (isShare ? 2 : 0)}`)
}
