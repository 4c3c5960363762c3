import { formatCount } from '../../../values/count.ts'
import { curve } from '../../../ui/chart/curve.ts'
import type { SectionContext } from '../finding.ts'
import type { Formatter } from '../format.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { estimateText, type ReportTable } from '../report/table.ts'
import { TABLE_DAYS, type Leaving, type SilenceAnswer } from './answer.ts'
import { HOW_COUNTED } from './notes.ts'

/** The weeks since the first visit that the table shows. */
const TABLE_WEEKS = [13, 26, 52, 78, 104, 156]

/** How many returned after a silence, and how many have been silent for longer than is usual. */
export function leavingTable({ orders, logins }: Leaving, { format }: SectionContext): ReportTable | null {
  const rows = [...rowsOf(orders, 'order', format), ...(logins ? rowsOf(logins, 'log-in', format) : [])]
  if (rows.length === 0) return null
  return {
    head: ['Customers', 'n', 'Share (95 % interval)'],
    rows,
    notes: [HOW_COUNTED, ...[orders, logins].flatMap((answer) => sampleNote(answer, format))],
  }
}

function rowsOf(answer: SilenceAnswer, visit: 'order' | 'log-in', format: Formatter): string[][] {
  const { returns, watchedDays, threshold, silentByWeek } = answer
  const again = visit === 'order' ? 'ordered again' : 'logged in again'
  const returned = returns
    .filter(({ days }) => TABLE_DAYS.includes(days))
    .map((point) => [
      `Silent for ${formatCount(point.days, 'day', format.count)}: ${again} by day ${format.count(watchedDays)}`,
      format.count(point.n),
      estimateText(point, format),
    ])
  const silent = silentByWeek
    .filter(({ week }) => TABLE_WEEKS.includes(week))
    .map((point) => [
      `${formatCount(point.week, 'week', format.count)} after the first ${visit}: silent for more than ${formatCount(threshold!.days, 'day', format.count)}`,
      format.count(point.n),
      estimateText(point, format),
    ])
  return [...returned, ...silent]
}

function sampleNote(answer: SilenceAnswer | null, format: Formatter): string[] {
  if (!answer || answer.measured >= answer.customers) return []
  const { measured, customers } = answer
  return [`Measured on ${format.count(measured)} of ${formatCount(customers, 'customer', format.count)}.`]
}

/** The share that ordered again, by how long the customer had been silent. */
export function leavingChart({ orders }: Leaving, { format, sentence }: SectionContext): string | null {
  if (orders.returns.length < 2) return null
  const points = orders.returns.map(({ days, p, low, high }) => ({ x: days, y: p, low, high }))
  const option = curve(
    {
      lines: [{ name: 'Ordered again', points }],
      xLabel: 'days of silence',
      x: format.count,
      y: (share) => format.percent(share),
    },
    CANVAS,
  )
  return drawChart(option, 300, sentence)
}
