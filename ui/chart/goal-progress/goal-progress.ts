import type { EChartsOption, SeriesOption } from 'echarts'
import { FONT, baseOptions, containLabels, isNarrow, valueAxis } from '../canvas.ts'
import type { Format, Canvas } from '../canvas.ts'

/** A measured value: when, in milliseconds since 1970. */
export interface Measured {
  at: number
  value: number
  /** Shown as a hollow circle that the line leaves out. */
  isExcluded?: boolean
  tooltip: string
}

export interface GoalProgress {
  measured: Measured[]
  /** From the baseline straight to the target. */
  from: { at: number; value: number }
  to: { at: number; value: number; label: string }
  /** A mark at the present, if it lies within the chart. */
  now?: { at: number; label: string }
  /** How the axis of values prints them. */
  value: Format
  day: Format
  /** The distance between the lines of that axis, where round numbers are not round to readers (as in durations). */
  step?: number | undefined
}

function targetLine({ from, to }: GoalProgress, canvas: Canvas): SeriesOption {
  const { palette } = canvas
  return {
    type: 'line',
    z: 2,
    silent: true,
    symbol: 'circle',
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === 1 ? 9 : 0),
    itemStyle: { color: palette.paper, borderColor: palette.ink, borderWidth: 1.5 },
    lineStyle: { color: palette.inkSoft, width: 1.5, type: [5, 4] },
    data: [
      [from.at, from.value],
      {
        value: [to.at, to.value],
        label: {
          show: true,
          formatter: to.label,
          position: 'top',
          align: 'right',
          offset: [7, 0],
          // The line towards a lower target comes from above and would cross the label.
          backgroundColor: palette.paper,
          color: palette.ink,
          fontSize: 13,
          fontFamily: FONT,
        },
      },
    ],
  }
}

function readings(chart: GoalProgress, { palette, width }: Canvas): SeriesOption[] {
  const many = chart.measured.length > 60
  const circle = isNarrow({ palette, width }) || many ? 5 : 7
  const counted = chart.measured.filter(({ isExcluded: aside }) => !aside)
  const aside = chart.measured.filter((one) => one.isExcluded)
  return [
    {
      type: 'line',
      z: 3,
      symbol: 'circle',
      showSymbol: !many,
      symbolSize: circle,
      color: palette.accent,
      lineStyle: { width: 2 },
      data: counted.map(({ at, value }) => [at, value]),
    },
    {
      type: 'scatter',
      z: 4,
      symbolSize: circle + 1,
      itemStyle: { color: palette.paper, borderColor: palette.amber, borderWidth: 1.5 },
      data: aside.map(({ at, value }) => [at, value]),
    },
  ]
}

function todayLine({ now }: GoalProgress, from: number, to: number, { palette }: Canvas): SeriesOption {
  const inside = now && now.at > from && now.at < to
  // Further right it would meet the label of the target.
  const hasRoom = inside && now.at < from + 0.6 * (to - from)
  const line = {
    xAxis: now?.at,
    lineStyle: { color: palette.hairline, width: 1, type: 'solid' as const },
    label: {
      show: hasRoom,
      formatter: now?.label ?? '',
      position: 'end' as const,
      color: palette.inkSoft,
      fontSize: 13,
      fontFamily: FONT,
    },
  }
  return {
    type: 'line',
    z: 1,
    data: [],
    markLine: { symbol: 'none', silent: true, data: (inside ? [line] : []) as never },
  }
}

/** The limits of the value axis, in whole steps around all values. */
function edges({ measured, from, to, step }: GoalProgress) {
  if (!step) return { scale: true, splitNumber: 3 }
  const values = [from.value, to.value, ...measured.map(({ value }) => value)]
  const [low, high] = [Math.floor(Math.min(...values) / step), Math.ceil(Math.max(...values) / step)]
  return { min: low * step, max: Math.max(high, low + 1) * step, interval: step }
}

/**
 * Readings beside the straight line from the baseline to the target on its day.
 */
export function goalProgress(chart: GoalProgress, canvas: Canvas): EChartsOption {
  const { measured, from, to, day, value } = chart
  const base = baseOptions(canvas)
  const counted = measured.filter(({ isExcluded: aside }) => !aside)
  const aside = measured.filter((one) => one.isExcluded)
  const days = [from.at, to.at, ...measured.map(({ at }) => at)]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  return {
    ...base,
    useUTC: true,
    grid: { left: 4, right: 16, top: 24, bottom: 4, ...containLabels },
    tooltip: {
      ...base.tooltip,
      formatter(hit: unknown) {
        const { seriesIndex, dataIndex } = hit as { seriesIndex: number; dataIndex: number }
        return (seriesIndex === 0 ? counted : aside)[dataIndex]?.tooltip ?? ''
      },
    },
    xAxis: {
      type: 'time',
      min: first,
      max: last,
      splitNumber: Math.max(2, Math.floor(canvas.width / 130)),
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: canvas.palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        color: canvas.palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        hideOverlap: true,
        formatter: day,
      },
    },
    yAxis: { ...valueAxis(canvas, value), ...edges(chart) },
    series: [...readings(chart, canvas), targetLine(chart, canvas), todayLine(chart, first, last, canvas)],
  }
}
