import { curve } from '../../../ui/chart/curve.ts'
import { printPalette } from '../../../ui/chart/palette.ts'
import { toSvg } from '../../../ui/chart/svg.ts'
import type { Report } from '../report/report.ts'
import { estimateText, TOO_YOUNG_NOTE, type ReportTable } from '../report/tables.ts'
import { counted, formatterOf } from '../format.ts'

const WIDTH = 720

/** How many have gone quiet for good within a month, a quarter and a year. */
export function leavingTable({ leaving, ...writing }: Report): ReportTable {
  if (leaving.customers === 0) return { head: [], rows: [], notes: [] }
  const words = formatterOf(writing)
  const { d30, d90, d365, tooYoung } = leaving
  const rows = [
    ['30 days', estimateText(d30, words)],
    ['90 days', estimateText(d90, words)],
    ['a year', estimateText(d365, words)],
  ]
  const left = `${counted(tooYoung, 'customer', words.count)} with too late a first order left out.`
  return {
    head: ['Within', 'Gone quiet (95 % interval)'],
    rows,
    notes: [...(tooYoung > 0 ? [left] : []), TOO_YOUNG_NOTE],
  }
}

/** The share gone by weeks since the first order, with its band and the first 90 days marked. */
export function leavingChart({ leaving, sentences, ...writing }: Report): string | null {
  if (leaving.curve.length < 2) return null
  const words = formatterOf(writing)
  const points = leaving.curve.map(({ week, p, low, high }) => ({ x: week, y: p, low, high }))
  const option = curve(
    {
      lines: [{ name: 'Gone quiet', points }],
      windows: points.length >= 13 ? [{ x: 13, label: '90 days' }] : [],
      xLabel: 'weeks since the first order',
      x: words.count,
      y: (share) => words.percent(share),
    },
    { palette: printPalette, width: WIDTH },
  )
  return toSvg(option, { width: WIDTH, height: 300, label: sentences.leaving })
}
