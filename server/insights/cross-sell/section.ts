import { bars } from '../../../ui/chart/bars.ts'
import type { SectionContext } from '../finding.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { UNKNOWN, type ReportTable } from '../report/table.ts'
import { fourWeeks, type CrossSell } from './answer.ts'

/** Later purchases with a product new to the customer, by four weeks of the customer's age, up to a year. */
export function crossSellTable({ weeks, n }: CrossSell, { format }: SectionContext): ReportTable {
  const rows = fourWeeks(weeks).map((purchases, at) => [
    `${at * 4 + 1} to ${at * 4 + 4}`,
    format.count(purchases),
    n > 0 ? format.percent(purchases / n) : UNKNOWN,
  ])
  const later = weeks.slice(52).reduce((sum, purchases) => sum + purchases, 0)
  if (later > 0) rows.push(['later', format.count(later), format.percent(later / n)])
  return { head: ['Weeks since the first order', 'Purchases', 'Share'], rows, notes: [] }
}

export function crossSellChart({ weeks }: CrossSell, { format, sentence }: SectionContext): string | null {
  if (weeks.length === 0) return null
  const drawn = fourWeeks(weeks).map((value, at) => ({
    label: `Weeks ${at * 4 + 1} to ${at * 4 + 4}`,
    value,
  }))
  return drawChart(bars({ bars: drawn, value: format.count }, CANVAS), 24 * drawn.length + 20, sentence)
}
