import { bars } from '../../../ui/chart/bars.ts'
import { curve } from '../../../ui/chart/curve.ts'
import { ladderSteps } from '../../../ui/chart/ladder.ts'
import { printPalette } from '../../../ui/chart/palette.ts'
import { stackedBars } from '../../../ui/chart/stacked-bars.ts'
import { toSvg } from '../../../ui/chart/svg.ts'
import { fromMinorUnits } from '../../../values/money.ts'
import { fourWeeks } from '../cross-sell/answer.ts'
import { leavingChart } from '../leaving/section.ts'
import { recurringChart } from '../recurring/section.ts'
import type { Report } from './report.ts'
import type { SectionName } from './sections.ts'
import { formatterOf } from '../format.ts'

const WIDTH = 720
const CANVAS = { palette: printPalette, width: WIDTH }
const MOST_MONTHS = 60

/** The picture of a section as SVG text; null where there is none, or nothing to draw. */
export function chartOf(name: SectionName, report: Report): string | null {
  if (report.customers === 0) return null
  if (name === 'ladder') return ladderChart(report)
  if (name === 'secondOrder') return secondOrderChart(report)
  if (name === 'leaving') return leavingChart(report)
  if (name === 'revenue') return revenueChart(report)
  if (name === 'recurring') return recurringChart(report)
  if (name === 'crossSell') return crossSellChart(report)
  return null
}

function ladderChart(report: Report): string {
  const words = formatterOf(report)
  const share = (value: number) => words.percent(value)
  const steps = report.ladder
    .filter(({ reached }) => reached > 0)
    .map(({ n, reached, soFar }) => ({
      label: `${n} → ${n + 1}`,
      count: reached,
      // What has been climbed so far, as the sentence says it; the chances with their windows stand in the table.
      nextRate: soFar && { value: soFar.p, low: soFar.low, high: soFar.high },
      // Only a figure for the same question may stand beside the company's own.
      benchmark:
        report.benchmarks.ladder.find((mark) => mark.n === n && mark.window === 'ever')?.published ?? null,
    }))
  const option = ladderSteps({ steps, share, count: words.count }, CANVAS)
  return toSvg(option, { width: WIDTH, height: 280, label: report.sentences.ladder })
}

function secondOrderChart(report: Report): string | null {
  const words = formatterOf(report)
  const points = report.secondOrder.curve.map(({ day, p, low, high }) => ({ x: day, y: p, low, high }))
  if (points.length < 2) return null
  const windows = [30, 90].filter((x) => x <= points.at(-1)!.x).map((x) => ({ x, label: `${x} days` }))
  const lines = [{ name: 'Came back', points }]
  const option = curve(
    {
      lines,
      windows,
      xLabel: 'days since the first order',
      x: words.count,
      y: (share) => words.percent(share),
    },
    CANVAS,
  )
  return toSvg(option, { width: WIDTH, height: 300, label: report.sentences.secondOrder })
}

function revenueChart(report: Report): string | null {
  const months = report.revenue.months.slice(-MOST_MONTHS)
  if (report.revenue.total === null || months.length === 0) return null
  const short = new Intl.NumberFormat(report.locale, {
    style: 'currency',
    currency: report.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  })
  const option = stackedBars(
    {
      periods: months.map(({ month }) => month),
      series: [
        { name: 'First orders', values: months.map(({ first }) => first!) },
        { name: 'Repeat orders', values: months.map(({ repeat }) => repeat!) },
      ],
      isUnfinished: months.at(-1)!.unfinished,
      value: (value) => short.format(fromMinorUnits(value, report.currency)),
    },
    CANVAS,
  )
  return toSvg(option, { width: WIDTH, height: 300, label: report.sentences.revenue })
}

function crossSellChart(report: Report): string | null {
  const { weeks } = report.crossSell
  if (weeks.length === 0) return null
  const words = formatterOf(report)
  const drawn = fourWeeks(weeks).map((value, at) => ({
    label: `Weeks ${at * 4 + 1} to ${at * 4 + 4}`,
    value,
  }))
  const option = bars({ bars: drawn, value: words.count }, CANVAS)
  return toSvg(option, { width: WIDTH, height: 24 * drawn.length + 20, label: report.sentences.crossSell })
}
