import { curve } from '../../../ui/chart/curve.ts'
import type { SectionContext } from '../finding.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { UNKNOWN, type ReportTable } from '../report/table.ts'
import type { SecondOrder } from './answer.ts'

/** How many days it takes until a quarter, half and three quarters of all have come back. */
export function secondOrderTable(
  { quarter, median, threeQuarters }: SecondOrder,
  { format }: SectionContext,
): ReportTable {
  const day = (value: number | null) => (value === null ? UNKNOWN : format.count(value))
  const rows = [quarter, median, threeQuarters].map(({ time, low, high }, at) => [
    ['A quarter of all', 'Half of all', 'Three quarters of all'][at]!,
    day(time),
    time === null && low === null ? UNKNOWN : `${day(low)} to ${day(high)}`,
  ])
  const notes = [`${UNKNOWN} fewer have come back in the days observed.`]
  return { head: ['Customers back', 'by day', '95 % interval'], rows, notes }
}

/** The share that came back by days since the first order, with its interval and the first 30 and 90 days marked. */
export function secondOrderChart(answer: SecondOrder, { format, sentence }: SectionContext): string | null {
  const points = answer.curve.map(({ day, p, low, high }) => ({ x: day, y: p, low, high }))
  if (points.length < 2) return null
  const option = curve(
    {
      lines: [{ name: 'Came back', points }],
      windows: [30, 90].filter((x) => x <= points.at(-1)!.x).map((x) => ({ x, label: `${x} days` })),
      xLabel: 'days since the first order',
      x: format.count,
      y: (share) => format.percent(share),
    },
    CANVAS,
  )
  return drawChart(option, 300, sentence)
}
