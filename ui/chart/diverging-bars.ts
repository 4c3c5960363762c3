import type { EChartsOption, SeriesOption } from 'echarts'
import { legendAbove } from './legend.ts'
import { baseOptions, containLabels, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface DivergingBars {
  periods: string[]
  /** Stacked above zero: at most three. */
  gains: { name: string; values: number[] }[]
  /** Stacked below zero: at most two, with values of zero or less. */
  losses: { name: string; values: number[] }[]
  /** The last period is not over: drawn lighter, with a dashed edge. */
  isUnfinished?: boolean
  /** The last line of a period's tooltip, after its parts. */
  tooltip: (at: number) => string
  value: Format
}

/** Teal, violet and grey for gains; amber and brick for losses. */
function paint(chart: DivergingBars, { palette }: Canvas) {
  const [first, , second, third] = palette.series
  const above = chart.gains.map((part, at) => ({ ...part, color: [first, second, third][at]! }))
  const below = chart.losses.map((part, at) => ({ ...part, color: [palette.amber, palette.brick][at]! }))
  return [...above, ...below]
}

type Painted = ReturnType<typeof paint>[number]

function layer({ name, values, color }: Painted, chart: DivergingBars, { palette }: Canvas): SeriesOption {
  const open = { color, opacity: 0.45, borderColor: color, borderWidth: 1, borderType: 'dashed' as const }
  return {
    type: 'bar',
    stack: 'all',
    name,
    color,
    barCategoryGap: '28%',
    itemStyle: { borderColor: palette.paper, borderWidth: 0.5 },
    data: values.map((value, at) =>
      // A value of zero would still draw its edge.
      chart.isUnfinished && at === values.length - 1 && value !== 0 ? { value, itemStyle: open } : value,
    ),
  }
}

/** A narrow chart has no room for all names in one line. */
const linesOf = (parts: Painted[], gains: number, canvas: Canvas) =>
  isNarrow(canvas) ? [parts.slice(0, gains), parts.slice(gains)] : [parts]

function tooltipText(chart: DivergingBars, parts: Painted[], at: number): string {
  const lines = parts
    .filter(({ values }) => values[at] !== 0)
    .map(({ name, values }) => `${name} ${chart.value(values[at]!)}`)
  const open = chart.isUnfinished && at === chart.periods.length - 1 ? ' (not over yet)' : ''
  return [`${chart.periods[at]}${open}`, ...lines, chart.tooltip(at)].join('\n')
}

/**
 * Columns by period: gains above zero, losses below.
 */
export function divergingBars(chart: DivergingBars, canvas: Canvas): EChartsOption {
  const base = baseOptions(canvas)
  const parts = paint(chart, canvas)
  return {
    ...base,
    ...legendAbove(linesOf(parts, chart.gains.length, canvas)),
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 8, right: 8, top: isNarrow(canvas) ? 56 : 36, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (hits: unknown) =>
        tooltipText(chart, parts, (hits as { dataIndex: number }[])[0]!.dataIndex),
    },
    xAxis: categoryAxis(canvas, chart.periods),
    yAxis: valueAxis(canvas, chart.value),
    series: parts.map((part) => layer(part, chart, canvas)),
  }
}
