import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemReturn,
  EChartsOption,
  SeriesOption,
} from 'echarts'
import { FONT, baseOptions, containLabels, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

/** A value from zero, with its interval if it is an estimate and a benchmark if one is published. */
export interface Bar {
  label: string
  value: number
  low?: number
  high?: number
  benchmark?: number
  tone?: 'accent' | 'amber' | 'brick' | 'moss'
}

export interface Bars {
  bars: Bar[]
  value: Format
  /** The end of the axis, such as 1 for parts of a whole; by default the longest bar. */
  most?: number
}

function marks(
  bar: Bar,
  at: number,
  api: CustomSeriesRenderItemAPI,
  { palette }: Canvas,
): CustomSeriesRenderItemReturn {
  const y = api.coord([0, at])[1]!
  const half = Math.min(11, ((api.size!([0, 1]) as number[])[1]! * 0.6) / 2)
  const x = (value: number) => api.coord([value, at])[0]!
  const line = (x1: number, x2: number, y1: number, y2: number, style: object) => ({
    type: 'line' as const,
    shape: { x1, x2, y1, y2 },
    style: { stroke: palette.ink, lineWidth: 1.5, ...style },
  })
  const children: CustomSeriesRenderItemReturn[] = []
  if (bar.low !== undefined && bar.high !== undefined) {
    children.push(line(x(bar.low), x(bar.high), y, y, {}))
    for (const end of [bar.low, bar.high]) children.push(line(x(end), x(end), y - 4, y + 4, {}))
  }
  if (bar.benchmark !== undefined) {
    const mark = x(bar.benchmark)
    children.push(line(mark, mark, y - half - 3, y + half + 3, { lineWidth: 1, lineDash: [4, 3] }))
  }
  return { type: 'group', children } as CustomSeriesRenderItemReturn
}

/** The number is printed beyond the bar, its interval and its benchmark. */
function barEnd(bar: Bar): number {
  return Math.max(bar.value, bar.high ?? 0, bar.benchmark ?? 0)
}

function tooltipText({ label, value, low, high }: Bar, format: Format): string {
  const around = low === undefined || high === undefined ? '' : `\n${format(low)} to ${format(high)}`
  return `${label}: ${format(value)}${around}`
}

function printed(chart: Bars, { palette }: Canvas): SeriesOption {
  return {
    type: 'scatter',
    symbolSize: 0.01,
    itemStyle: { opacity: 1 },
    silent: true,
    data: chart.bars.map((bar, at) => [barEnd(bar), at]),
    label: {
      show: true,
      position: 'right',
      distance: 8,
      fontSize: 13,
      fontFamily: FONT,
      fontWeight: 600,
      color: palette.ink,
      formatter: ({ dataIndex }) => chart.value(chart.bars[dataIndex]!.value),
    },
  }
}

/**
 * Horizontal bars from zero, in the given order, with their numbers at the end.
 */
export function bars(chart: Bars, canvas: Canvas): EChartsOption {
  const { palette } = canvas
  const base = baseOptions(canvas)
  const names = chart.bars.map(({ label }) => label)
  return {
    ...base,
    grid: { left: 10, right: 64, top: 4, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      formatter: (hit: unknown) =>
        tooltipText(chart.bars[(hit as { dataIndex: number }).dataIndex]!, chart.value),
    },
    xAxis: {
      ...valueAxis(canvas, chart.value),
      min: 0,
      max: chart.most ?? Math.max(...chart.bars.map(barEnd)),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      ...categoryAxis(canvas, names),
      inverse: true,
      axisLabel: {
        ...categoryAxis(canvas, names).axisLabel,
        color: palette.ink,
        interval: 0,
        ...(isNarrow(canvas) ? { width: 104, overflow: 'break' as const } : {}),
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        emphasis: { disabled: true },
        barCategoryGap: '40%',
        data: chart.bars.map(({ value, tone }) => ({
          value,
          itemStyle: { color: palette[tone ?? 'accent'], opacity: 0.75 },
        })),
      },
      {
        type: 'custom',
        z: 4,
        renderItem: (params, api) => marks(chart.bars[params.dataIndex]!, params.dataIndex, api, canvas),
        encode: { x: 0, y: 1 },
        data: chart.bars.map((bar, at) => [bar.value, at]),
      },
      printed(chart, canvas),
    ],
  }
}
