import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemReturn,
  EChartsOption,
  SeriesOption,
} from 'echarts'
import { FONT, baseOptions, containLabels, categoryAxis, valueAxis } from './canvas.ts'
import type { Estimate, Format, Canvas } from './canvas.ts'

export interface IntervalTrend {
  periods: string[]
  /** One estimate per period; null without answers: a gap, not zero. */
  values: (Estimate | null)[]
  isUnfinished?: boolean
  benchmark?: { value: number; label: string }
  /** What the company changed, at the index of its period: a small tick with its label in the tooltip. */
  changes?: { at: number; label: string }[]
  value: Format
  /** False where zero means nothing, as for a score from -100 to 100. */
  fromZero?: boolean
}

/** The part of the interval band between two neighbouring known periods. */
function piece(
  values: IntervalTrend['values'],
  at: number,
  api: CustomSeriesRenderItemAPI,
  color: string,
): CustomSeriesRenderItemReturn {
  const [now, next] = [values[at], values[at + 1]]
  if (!now || !next) return null
  const points = [
    api.coord([at, now.high]),
    api.coord([at + 1, next.high]),
    api.coord([at + 1, next.low]),
    api.coord([at, now.low]),
  ] as [number, number][]
  return { type: 'polygon', shape: { points }, style: { fill: color, opacity: 0.16 } }
}

function stroke(
  chart: IntervalTrend,
  from: number,
  to: number,
  dashed: boolean,
  { palette, width }: Canvas,
): SeriesOption {
  const inside = (index: number) => index >= from && index <= to
  return {
    type: 'line',
    symbol: 'circle',
    symbolSize: width < 520 ? 4 : 6,
    color: palette.accent,
    lineStyle: { width: 2, type: dashed ? [5, 4] : 'solid' },
    data: chart.values.map((estimate, index) => (estimate && inside(index) ? estimate.value : '-')),
  }
}

function tooltipText({ periods, values, value, changes }: IntervalTrend, at: number): string {
  const estimate = values[at]
  const text = estimate
    ? `${value(estimate.value)} (${value(estimate.low)} to ${value(estimate.high)})`
    : 'nothing asked'
  const changed = (changes ?? []).filter((change) => change.at === at).map(({ label }) => `▲ ${label}`)
  return [`${periods[at]}: ${text}`, ...changed].join('\n')
}

function marks(
  { benchmark, changes, values }: IntervalTrend,
  floor: number,
  { palette }: Canvas,
): SeriesOption[] {
  const level = benchmark && {
    yAxis: benchmark.value,
    lineStyle: { color: palette.ink, width: 1, type: [4, 3] },
    label: {
      formatter: benchmark.label,
      position: 'insideEndTop' as const,
      color: palette.inkSoft,
      fontSize: 13,
      fontFamily: FONT,
    },
  }
  const ticks = values.map((_, at) => ((changes ?? []).some((change) => change.at === at) ? floor : '-'))
  return [
    {
      type: 'line',
      data: [],
      markLine: { symbol: 'none', silent: true, data: (level ? [level] : []) as never },
    },
    {
      type: 'line',
      symbol: 'triangle',
      symbolSize: 9,
      lineStyle: { opacity: 0 },
      color: palette.amber,
      data: ticks,
    },
  ]
}

/** Round edges of the axis, with the whole interval of every estimate inside. */
function edges(known: Estimate[], fromZero: boolean) {
  const low = Math.min(...known.map((one) => one.low))
  const high = Math.max(...known.map((one) => one.high))
  const step = 10 ** Math.floor(Math.log10(high - (fromZero ? 0 : low) || 1))
  return { floor: fromZero ? 0 : Math.floor(low / step - 0.2) * step, top: Math.ceil(high / step) * step }
}

/**
 * An estimate over time with its interval as a band. Gaps stay gaps; the unfinished period is dashed.
 */
export function intervalTrend(chart: IntervalTrend, canvas: Canvas): EChartsOption {
  const { palette } = canvas
  const known = chart.values.filter((estimate) => estimate !== null)
  const { floor, top } = edges(known, chart.fromZero !== false)
  const last = chart.periods.length - 1
  const base = baseOptions(canvas)
  const solid = stroke(chart, 0, chart.isUnfinished ? last - 1 : last, false, canvas)
  return {
    ...base,
    grid: { left: 4, right: 12, top: 12, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hits: unknown) => tooltipText(chart, (hits as { dataIndex: number }[])[0]!.dataIndex),
    },
    xAxis: {
      ...categoryAxis(canvas, chart.periods),
      axisLabel: { ...categoryAxis(canvas, chart.periods).axisLabel, hideOverlap: true },
    },
    yAxis: {
      ...valueAxis(canvas, chart.value),
      min: floor,
      max: top,
    },
    series: [
      {
        type: 'custom',
        silent: true,
        z: 1,
        renderItem: (params, api) => piece(chart.values, params.dataIndex, api, palette.accent),
        data: chart.values.map((estimate, at) => [at, estimate?.value ?? floor]),
      },
      solid,
      ...(chart.isUnfinished ? [stroke(chart, last - 1, last, true, canvas)] : []),
      ...marks(chart, floor, canvas),
    ],
  }
}
