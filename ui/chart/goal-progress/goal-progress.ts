import type { EChartsOption, SeriesOption } from 'echarts'
import { FONT, baseOptions, containLabels, isNarrow, valueAxis } from '../canvas.ts'
import type { Format, Canvas } from '../canvas.ts'

/** A measured value: when, in milliseconds since 1970. */
export interface Measured {
  at: number
  value: number
  /** Drawn hollow and beside the line: it is shown but does not count. */
  isExcluded?: boolean
  tooltip: string
}

export interface GoalProgress {
  measured: Measured[]
  /** Where it began and where it should end; straight in between. */
  from: { at: number; value: number }
  to: { at: number; value: number; label: string }
  /** A mark at the present, where it lies inside. */
  now?: { at: number; label: string }
  /** The words of the axis of values. */
  value: Format
  day: Format
  /** How far apart the lines of that axis are, where round numbers of it are not round to people. */
  step?: number | undefined
}

function targetLine({ from, to }: GoalProgress, stage: Canvas): SeriesOption {
  const { palette } = stage
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
          // Of a course that falls the line comes from above, where the words stand.
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
  // Further on the words of the target stand there.
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

/** Where the axis of values begins and ends, in whole steps around all that is drawn. */
function edges({ measured, from, to, step }: GoalProgress) {
  if (!step) return { scale: true, splitNumber: 3 }
  const values = [from.value, to.value, ...measured.map(({ value }) => value)]
  const [low, high] = [Math.floor(Math.min(...values) / step), Math.ceil(Math.max(...values) / step)]
  return { min: low * step, max: Math.max(high, low + 1) * step, interval: step }
}

/**
 * Measured values against the straight line from where it began to where it should be on its day.
 */
export function goalProgress(chart: GoalProgress, stage: Canvas): EChartsOption {
  const { measured, from, to, day, value } = chart
  const base = baseOptions(stage)
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
      splitNumber: Math.max(2, Math.floor(stage.width / 130)),
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: stage.palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        color: stage.palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        hideOverlap: true,
        formatter: day,
      },
    },
    yAxis: { ...valueAxis(stage, value), ...edges(chart) },
    series: [...readings(chart, stage), targetLine(chart, stage), todayLine(chart, first, last, stage)],
  }
}
