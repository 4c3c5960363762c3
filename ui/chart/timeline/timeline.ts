import type { EChartsOption } from 'echarts'
import { FONT, baseOptions } from '../canvas.ts'
import type { Format, Canvas } from '../canvas.ts'
import { barItem, assignRows, spanItem, windowItem } from './items.ts'

/** Something that happened: when, in milliseconds since 1970, and how large; null where nobody tooltip. */
export interface TimelineEvent {
  at: number
  size: number | null
  /** Drawn hollow: it is part of the story but does not count. */
  isExcluded?: boolean
  tooltip: string
}

/** A stretch of time during which something held; null: it still does. */
export interface Span {
  from: number
  to: number | null
  label: string
  tone: 'attention' | 'accent' | 'good'
  /** Somebody has seen to it: drawn fainter. */
  isMuted?: boolean
  tooltip: string
}

/** How much was going on in a day or a week. */
export interface ActivityBar {
  from: number
  to: number
  size: number
  tooltip: string
}

export interface Timeline {
  events: TimelineEvent[]
  /** Stretches of time to see the events against, the longest first. */
  windows: { from: number; to: number; label: string }[]
  spans?: Span[]
  /** Hang under the axis, as long as they are large. */
  bars?: ActivityBar[]
  /** What was written down, as marks on the axis. */
  marks?: { at: number; tooltip: string }[]
  from: number
  to: number
  day: Format
}

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
 * How high the picture of a story is, in pixels: each lane is there only when something is in it.
 *
 * @example timelineHeight({}) // 136
 */
export function timelineHeight(story: Pick<Timeline, 'spans' | 'bars'>): number {
  return TOP + CIRCLES + rowsOf(story) * LANE + ROOM + (story.bars?.length ? BARS : 0) + LABELS
}

/** The area tells the size. */
function diameter({ size }: TimelineEvent, most: number): number {
  return size === null || most <= 0
    ? 10
    : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, size) / most)
}

function axes(story: Timeline, { palette, width }: Canvas) {
  const above = CIRCLES + rowsOf(story) * LANE + ROOM
  return {
    xAxis: {
      type: 'time' as const,
      min: story.from,
      max: story.to,
      splitNumber: Math.max(2, Math.floor(width / 130)),
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        color: palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        hideOverlap: true,
        formatter: story.day,
      },
    },
    // Values are pixels above the axis of time; what hangs under it is negative.
    yAxis: { type: 'value' as const, min: story.bars?.length ? -BARS : 0, max: above, show: false },
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
 * A story on one time axis: circles whose area is their size, over the windows that matter; what held for a while as
 * named stretches, what was written down as marks on the axis, and how much went on hanging under it.
 */
export function timeline(story: Timeline, stage: Canvas): EChartsOption {
  const { events, windows, spans = [], bars = [], marks = [] } = story
  const base = baseOptions(stage)
  const rows = assignRows(spans).map((row) => Math.min(row, MAX_ROWS - 1))
  const tooltip = [[], spans, bars, events, marks]
  return {
    ...base,
    useUTC: true,
    // Always the same edges, so that what is laid over the picture meets it.
    grid: {
      left: TIMELINE_MARGIN,
      right: TIMELINE_MARGIN,
      top: TOP,
      bottom: LABELS,
      outerBoundsMode: 'none',
    },
    ...axes(story, stage),
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
        renderItem: (params, api) => windowItem(windows[params.dataIndex]!, params, api, stage),
        data: windows.map(({ from }) => [from, 0]),
        clip: true,
      },
      {
        type: 'custom',
        z: 2,
        renderItem: (params, api) =>
          spanItem(spans, rows, params, api, { ...stage, lane: LANE, end: story.to }),
        data: spans.map(({ from }) => [from, 0]),
      },
      {
        type: 'custom',
        z: 2,
        renderItem: (params, api) => barItem(bars, params, api, { ...stage, room: BARS - 4 }),
        data: bars.map(({ from }) => [from, 0]),
      },
      circles(story, stage),
      marksOf(story, stage),
    ],
  }
}
