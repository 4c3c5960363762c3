import type { EChartsOption, SeriesOption } from 'echarts'
import { legendAbove } from './legend.ts'
import { FONT, baseOptions, containLabels, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface StackedBars {
  periods: string[]
  /** From the bottom up, each with one value per period, null where it is not known; at most four. */
  series: { name: string; values: (number | null)[] }[]
  /** The last period is not over: hatched and dashed, so that it is not read as a decline. */
  isUnfinished?: boolean
  unfinishedLabel?: string
  /** A label for each column: printed where the columns are wide enough, and always in the tooltip. */
  tops?: { cellText: string; tooltip: string }[]
  value: Format
}

const TOP_WIDTH = 40

/** Hatching for an unfinished period. */
function hatch(paper: string) {
  return {
    symbol: 'rect',
    color: paper,
    dashArrayX: [1, 0],
    dashArrayY: [3, 4],
    rotation: -Math.PI / 4,
    symbolSize: 1,
  }
}

function layer(chart: StackedBars, at: number, canvas: Canvas): SeriesOption {
  const { palette } = canvas
  const { name, values } = chart.series[at]!
  const color = palette.series[at]!
  const last = values.length - 1
  const open = {
    color,
    decal: hatch(palette.paper),
    borderColor: color,
    borderWidth: 1,
    borderType: 'dashed' as const,
  }
  return {
    type: 'bar',
    stack: 'all',
    name,
    color,
    barCategoryGap: '28%',
    itemStyle: { borderColor: palette.paper, borderWidth: 0.5 },
    label: {
      show: isNamedBeside(chart, canvas),
      position: 'right',
      distance: 10,
      color,
      fontWeight: 600,
      fontSize: 13,
      lineHeight: 16,
      fontFamily: FONT,
      formatter: ({ dataIndex }) => (dataIndex === last ? name : ''),
    },
    labelLayout: { moveOverlap: 'shiftY' },
    data: values.map((value, index) =>
      // A value of zero would still draw its edge.
      chart.isUnfinished && index === last && (value ?? 0) !== 0 ? { value, itemStyle: open } : value,
    ),
  }
}

/** Whether the names fit beside the last column: each needs a part of it. */
const isNamedBeside = ({ series }: StackedBars, canvas: Canvas) =>
  !isNarrow(canvas) && series.every(({ values }) => (values.at(-1) ?? 0) > 0)

const paint = ({ series }: StackedBars, { palette }: Canvas) =>
  series.map(({ name }, at) => ({ name, color: palette.series[at]! }))

/** The labels on the columns; none of them where not all would fit. */
function tops(chart: StackedBars, canvas: Canvas): SeriesOption[] {
  const labels = chart.tops
  if (!labels || canvas.width < labels.length * TOP_WIDTH) return []
  return [
    {
      type: 'scatter',
      symbolSize: 0.01,
      itemStyle: { opacity: 1 },
      silent: true,
      z: 6,
      data: chart.periods.map((_, at) =>
        chart.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
      ),
      label: {
        show: true,
        position: 'top',
        distance: 4,
        color: canvas.palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        formatter: ({ dataIndex }) => labels[dataIndex]?.cellText ?? '',
      },
    },
  ]
}

const valueText = ({ value }: StackedBars, number: number | null | undefined) =>
  number == null ? 'not known' : value(number)

function tooltipText(chart: StackedBars, at: number): string {
  const lines = chart.series.map(({ name, values }) => `${name} ${valueText(chart, values[at])}`)
  const open =
    chart.isUnfinished && at === chart.periods.length - 1
      ? ` (${chart.unfinishedLabel ?? 'not over yet'})`
      : ''
  const top = chart.tops?.[at]?.tooltip
  return [`${chart.periods[at]}${open}`, ...lines.reverse(), ...(top ? [top] : [])].join('\n')
}

/**
 * Columns by period from zero, with at most four stacked parts.
 */
export function stackedBars(chart: StackedBars, canvas: Canvas): EChartsOption {
  const base = baseOptions(canvas)
  const above = !isNamedBeside(chart, canvas)
  return {
    ...base,
    ...(above ? legendAbove([paint(chart, canvas)]) : {}),
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 8, right: above ? 8 : 116, top: above ? 36 : 24, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (hits: unknown) => tooltipText(chart, (hits as { dataIndex: number }[])[0]!.dataIndex),
    },
    xAxis: categoryAxis(canvas, chart.periods),
    yAxis: { ...valueAxis(canvas, chart.value), min: 0 },
    series: [...chart.series.slice(0, 4).map((_, at) => layer(chart, at, canvas)), ...tops(chart, canvas)],
  }
}
