import type { EChartsOption } from 'echarts'
import { FONT, baseOptions } from '../canvas.ts'
import type { Canvas } from '../canvas.ts'
import type { Timeline, TimelineEvent } from './lanes.ts'
import { barItem, assignRows, idleItem, spanItem, windowItem } from './items.ts'

const SMALLEST = 7
const LARGEST = 34
/** The lanes from top to bottom, in pixels. */
const [TOP, CIRCLES, LANE, ROOM, BARS, LABELS] = [4, 96, 20, 10, 30, 26] as const
/** Room for half a date at both ends, in pixels. */
export const TIMELINE_MARGIN = 36
const MAX_ROWS = 3

const rowsOf = ({ spans = [] }: Pick<Timeline, 'spans'>) =>
  Math.min(MAX_ROWS, Math.max(0, ...assignRows(spans).map((row) => row + 1)))

/**
 * The height of the chart in pixels: it has only the lanes that have content.
 *
 * @example timelineHeight({}) // 136
 */
export function timelineHeight(chart: Pick<Timeline, 'spans' | 'bars'>): number {
  return TOP + CIRCLES + rowsOf(chart) * LANE + ROOM + (chart.bars?.length ? BARS : 0) + LABELS
}

/** The area of a circle is proportional to its size. */
function diameter({ size }: TimelineEvent, most: number): number {
  return size === null || most <= 0
    ? 10
    : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, size) / most)
}

function axes(chart: Timeline, { palette, width }: Canvas) {
  const above = CIRCLES + rowsOf(chart) * LANE + ROOM
  return {
    xAxis: {
      type: 'time' as const,
      min: chart.from,
      max: chart.to,
      splitNumber: Math.max(2, Math.floor(width / 130)),
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        color: palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        hideOverlap: true,
        formatter: chart.day,
      },
    },
    // Values are pixels above the time axis; below it they are negative.
    yAxis: { type: 'value' as const, min: chart.bars?.length ? -BARS : 0, max: above, show: false },
  }
}

function circles({ events, spans }: Timeline, { palette }: Canvas) {
  const most = Math.max(0, ...events.map(({ size }) => size ?? 0))
  const height = ROOM + rowsOf({ spans: spans ?? [] }) * LANE + 26
  return {
    type: 'scatter' as const,
    z: 3,
    clip: false,
    symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => diameter(events[dataIndex]!, most),
    data: events.map(({ at, isExcluded: aside }) => ({
      value: [at, height],
      itemStyle: aside
        ? { color: palette.paper, borderColor: palette.inkSoft, borderWidth: 1.5, opacity: 0.9 }
        : { color: palette.accent, borderColor: palette.paper, borderWidth: 1, opacity: 0.72 },
    })),
  }
}

function marksOf({ marks = [] }: Timeline, { palette }: Canvas) {
  return {
    type: 'scatter' as const,
    z: 4,
    clip: false,
    symbol: 'diamond',
    symbolSize: 11,
    itemStyle: { color: palette.ink, borderColor: palette.paper, borderWidth: 1 },
    data: marks.map(({ at }) => [at, 0]),
  }
}

/**
 * Events on one time axis: circles whose area is their size, in front of windows; periods as labelled spans,
 * notes as marks on the axis, and activity as bars below it.
 */
export function timeline(chart: Timeline, canvas: Canvas): EChartsOption {
  const { events, windows, idle, spans = [], bars = [], marks = [] } = chart
  const base = baseOptions(canvas)
  const rows = assignRows(spans).map((row) => Math.min(row, MAX_ROWS - 1))
  const tooltip = [[], spans, bars, events, marks]
  return {
    ...base,
    useUTC: true,
    // Always the same edges, so that a slider over the chart fits.
    grid: {
      left: TIMELINE_MARGIN,
      right: TIMELINE_MARGIN,
      top: TOP,
      bottom: LABELS,
      outerBoundsMode: 'none',
    },
    ...axes(chart, canvas),
    tooltip: {
      ...base.tooltip,
      formatter(hit: unknown) {
        const { seriesIndex, dataIndex } = hit as { seriesIndex: number; dataIndex: number }
        return tooltip[seriesIndex]![dataIndex]!.tooltip
      },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        z: 1,
        renderItem: (params, api) => windowItem(windows[params.dataIndex]!, params, api, canvas),
        data: windows.map(({ from }) => [from, 0]),
        clip: true,
      },
      {
        type: 'custom',
        z: 2,
        renderItem: (params, api) =>
          spanItem(spans, rows, params, api, { ...canvas, lane: LANE, end: chart.to }),
        data: spans.map(({ from }) => [from, 0]),
      },
      {
        type: 'custom',
        z: 2,
        renderItem: (params, api) => barItem(bars, params, api, { ...canvas, room: BARS - 4 }),
        data: bars.map(({ from }) => [from, 0]),
      },
      circles(chart, canvas),
      marksOf(chart, canvas),
      {
        type: 'custom',
        silent: true,
        z: 0,
        renderItem: (params, api) => idleItem(idle!, params, api, canvas),
        data: idle ? [[idle.from, 0]] : [],
        clip: true,
      },
    ],
  }
}
