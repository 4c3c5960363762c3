import { formatCount } from '../../../values/count.ts'
import { curve } from '../../../ui/chart/curve.ts'
import type { SectionContext } from '../finding.ts'
import { CANVAS, drawChart } from '../report/canvas.ts'
import { estimateText, TOO_YOUNG_NOTE, type ReportTable } from '../report/table.ts'
import type { Leaving } from './answer.ts'

/** How many have gone quiet for good within a month, a quarter and a year. */
export function leavingTable(leaving: Leaving, { format }: SectionContext): ReportTable | null {
  if (leaving.customers === 0) return null
  const { d30, d90, d365, tooYoung } = leaving
  const rows = [
    ['30 days', estimateText(d30, format)],
    ['90 days', estimateText(d90, format)],
    ['a year', estimateText(d365, format)],
  ]
  const left = `${formatCount(tooYoung, 'customer', format.count)} with too late a first order left out.`
  return {
    head: ['Within', 'Gone quiet (95 % interval)'],
    rows,
    notes: [...(tooYoung > 0 ? [left] : []), TOO_YOUNG_NOTE],
  }
}

/** The share gone by weeks since the first order, with its interval and the first 90 days marked. */
export function leavingChart(leaving: Leaving, { format, sentence }: SectionContext): string | null {
  if (leaving.curve.length < 2) return null
  const points = leaving.curve.map(({ week, p, low, high }) => ({ x: week, y: p, low, high }))
  const option = curve(
    {
      lines: [{ name: 'Gone quiet', points }],
      windows: points.length >= 13 ? [{ x: 13, label: '90 days' }] : [],
      xLabel: 'weeks since the first order',
      x: format.count,
      y: (share) => format.percent(share),
    },
    CANVAS,
  )
  return drawChart(option, 300, sentence)
}
