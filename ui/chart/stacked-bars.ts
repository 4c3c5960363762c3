import type { EChartsOption, SeriesOption } from 'echarts'
import { legendAbove } from './legend.ts'
import { FONT, baseOptions, containLabels, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface StackedBars {
  periods: string[]
  /** From the bottom up; each with one value per period. Past four, the rest must be summed by the caller. */
  series: { name: string; values: number[] }[]
  /** The last period still runs: hatched and dashed, so that nobody reads it as a fall. */
  isUnfinished?: boolean
  unfinishedLabel?: string
  /** A word on each column, printed where the columns are wide enough for it, and told on hover. */
  tops?: { cellText: string; tooltip: string }[]
  value: Format
}

const TOP_WIDTH = 40

/** Hatching for what is not finished. */
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

function layer(chart: StackedBars, at: number, stage: Canvas): SeriesOption {
  const { palette } = stage
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
      show: isNamedBeside(chart, stage),
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
      // What is nothing yet has no edge either.
      chart.isUnfinished && index === last && value !== 0 ? { value, itemStyle: open } : value,
    ),
  }
}

/** Whether the names have room beside the last column: each needs a part of it to stand by. */
const isNamedBeside = ({ series }: StackedBars, stage: Canvas) =>
  !isNarrow(stage) && series.every(({ values }) => (values.at(-1) ?? 0) > 0)

const paint = ({ series }: StackedBars, { palette }: Canvas) =>
  series.map(({ name }, at) => ({ name, color: palette.series[at]! }))

/** The words on the columns; none of them where not all would fit. */
function tops(chart: StackedBars, stage: Canvas): SeriesOption[] {
  const words = chart.tops
  if (!words || stage.width < words.length * TOP_WIDTH) return []
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
        color: stage.palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        formatter: ({ dataIndex }) => words[dataIndex]?.cellText ?? '',
      },
    },
  ]
}

function tooltipText(chart: StackedBars, at: number): string {
  const lines = chart.series.map(({ name, values }) => `${name} ${chart.value(values[at] ?? 0)}`)
  const open =
    chart.isUnfinished && at === chart.periods.length - 1
      ? ` (${chart.unfinishedLabel ?? 'not over yet'})`
      : ''
  const top = chart.tops?.[at]?.tooltip
  return [`${chart.periods[at]}${open}`, ...lines.reverse(), ...(top ? [top] : [])].join('\n')
}

/**
 * Columns by period, at most four parts on top of each other, from a zero baseline.
 */
export function stackedBars(chart: StackedBars, stage: Canvas): EChartsOption {
  const base = baseOptions(stage)
  const above = !isNamedBeside(chart, stage)
  return {
    ...base,
    ...(above ? legendAbove([paint(chart, stage)]) : {}),
    aria: { enabled: true, label: { enabled: false } },
    grid: { left: 8, right: above ? 8 : 116, top: above ? 36 : 24, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (hits: unknown) => tooltipText(chart, (hits as { dataIndex: number }[])[0]!.dataIndex),
    },
    xAxis: categoryAxis(stage, chart.periods),
    yAxis: { ...valueAxis(stage, chart.value), min: 0 },
    series: [...chart.series.slice(0, 4).map((_, at) => layer(chart, at, stage)), ...tops(chart, stage)],
  }
}
