import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
  CustomSeriesRenderItemReturn,
} from 'echarts'
import { FONT } from '../canvas.ts'
import type { Canvas } from '../canvas.ts'
import type { ActivityBar, Span, Timeline } from './lanes.ts'

type Api = CustomSeriesRenderItemAPI
type Params = CustomSeriesRenderItemParams

/** The width of a letter in a window's label, in pixels. */
const LETTER = 7.5
/** With less room, in pixels, the label is only in the tooltip. */
const MINIMUM_LABEL_WIDTH = 60

/**
 * The row of each span, so that none overlaps another; the earliest are in row 0.
 *
 * @example assignRows([{ from: 0, to: 5 }, { from: 3, to: 9 }, { from: 6, to: null }]) // [0, 1, 0]
 */
export function assignRows(spans: readonly Pick<Span, 'from' | 'to'>[]): number[] {
  const ends: number[] = []
  const rows = Array.from<number>({ length: spans.length })
  const order = spans.map((_, at) => at).sort((one, other) => spans[one]!.from - spans[other]!.from)
  for (const at of order) {
    const { from, to } = spans[at]!
    const free = ends.findIndex((end) => end <= from)
    const row = free === -1 ? ends.length : free
    ends[row] = to ?? Infinity
    rows[at] = row
  }
  return rows
}

/** The area inside the axes, in pixels. */
const plotArea = (params: Params) =>
  params.coordSys as unknown as { x: number; y: number; width: number; height: number }

export function windowItem(
  { from, to, label }: Timeline['windows'][number],
  params: Params,
  api: Api,
  { palette }: Canvas,
): CustomSeriesRenderItemReturn {
  const { x: left, y: top, width } = plotArea(params)
  const [x, bottom] = api.coord([from, 0]) as [number, number]
  const [end] = api.coord([to, 0]) as [number, number]
  // After the end of the window, or before it where the label would not fit.
  const fits = end + 4 + label.length * LETTER <= left + width
  const name = {
    text: label,
    x: fits ? end + 4 : end - 4,
    // Each label has its own line, since two windows can end close together.
    y: top + 2 + params.dataIndex * 17,
    fill: palette.inkSoft,
    font: `13px ${FONT}`,
    align: fits ? 'left' : 'right',
  }
  const line = { x1: end, x2: end, y1: top, y2: bottom }
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x, y: top, width: end - x, height: bottom - top },
        style: { fill: palette.accentSoft, opacity: 0.6 },
      },
      { type: 'line', shape: line, style: { stroke: palette.inkSoft, lineWidth: 1, opacity: 0.5 } },
      { type: 'text', style: name },
    ],
  } as CustomSeriesRenderItemReturn
}

/** The lines above that of an idle stretch belong to the windows. */
const IDLE_LINE = 2

/** The label ends with the chart, so that it is never cut off, however short the stretch is. */
export function idleItem(
  { from, to, label }: NonNullable<Timeline['idle']>,
  params: Params,
  api: Api,
  { palette }: Canvas,
): CustomSeriesRenderItemReturn {
  const { y: top } = plotArea(params)
  const [x, bottom] = api.coord([from, 0]) as [number, number]
  const [end] = api.coord([to, 0]) as [number, number]
  const isWide = end - x >= label.length * LETTER + 8
  const name = {
    text: label,
    x: isWide ? (x + end) / 2 : end,
    y: top + 2 + IDLE_LINE * 17,
    fill: palette.inkSoft,
    font: `13px ${FONT}`,
    align: isWide ? 'center' : 'right',
  }
  return {
    type: 'group',
    children: [
      {
        type: 'rect',
        shape: { x, y: top, width: end - x, height: bottom - top },
        style: { fill: palette.hairline, opacity: 0.45 },
      },
      { type: 'text', style: name },
    ],
  } as CustomSeriesRenderItemReturn
}

/** Between which moments the label of a span has room: its neighbours in the row. */
function roomFor(spans: readonly Span[], rows: readonly number[], at: number): [number, number] {
  const { from } = spans[at]!
  const row = spans.filter((_, other) => other !== at && rows[other] === rows[at])
  const before = row.filter((span) => span.from <= from).map(({ to }) => to ?? Infinity)
  const after = row.filter((span) => span.from > from).map((span) => span.from)
  return [Math.max(-Infinity, ...before), Math.min(Infinity, ...after)]
}

/** The label of a span: from its start, or before it at the end of the chart. */
function spanLabel(text: string, box: { x: number; y: number }, [left, right]: [number, number]) {
  const isAfter = right - box.x >= MINIMUM_LABEL_WIDTH || right - box.x >= box.x - left
  const width = (isAfter ? right - box.x : box.x - left) - 10
  if (width < MINIMUM_LABEL_WIDTH) return []
  const place = isAfter ? { x: box.x + 6, align: 'left' } : { x: box.x - 5, align: 'right' }
  return [{ text, y: box.y, verticalAlign: 'middle', width, overflow: 'truncate', ...place }]
}

export function spanItem(
  spans: readonly Span[],
  rows: readonly number[],
  params: Params,
  api: Api,
  { palette, lane, end }: Canvas & { lane: number; end: number },
): CustomSeriesRenderItemReturn {
  const at = params.dataIndex
  const { from, to, label, tone, isMuted: quiet } = spans[at]!
  const frame = plotArea(params)
  const xOf = (moment: number) => {
    const x = Number.isFinite(moment) ? api.coord([moment, 0])[0]! : moment
    return Math.min(frame.x + frame.width, Math.max(frame.x, x))
  }
  const x = xOf(from)
  const bottom = api.coord([0, 0])[1]! - 8 - rows[at]! * lane
  const shape = { x, y: bottom - lane + 3, width: Math.max(4, xOf(to ?? end) - x), height: lane - 3, r: 3 }
  const color = { attention: palette.amber, accent: palette.accent, good: palette.moss }[tone]
  const edge = { x1: x, x2: x, y1: shape.y, y2: bottom }
  const room = roomFor(spans, rows, at).map(xOf) as [number, number]
  const labels = spanLabel(label, { x, y: shape.y + shape.height / 2 }, room)
  return {
    type: 'group',
    children: [
      { type: 'rect', shape, style: { fill: color, opacity: quiet ? 0.12 : 0.26 } },
      { type: 'line', shape: edge, style: { stroke: color, lineWidth: 2, opacity: quiet ? 0.5 : 1 } },
      ...labels.map((style) => {
        return { type: 'text', style: { ...style, fill: palette.ink, font: `12px ${FONT}` }, silent: true }
      }),
    ],
  } as CustomSeriesRenderItemReturn
}

export function barItem(
  bars: readonly ActivityBar[],
  params: Params,
  api: Api,
  { palette, room }: Canvas & { room: number },
): CustomSeriesRenderItemReturn {
  const { from, to, size } = bars[params.dataIndex]!
  const most = Math.max(...bars.map((bar) => bar.size))
  const [x, y] = api.coord([from, 0]) as [number, number]
  const [end] = api.coord([to, 0]) as [number, number]
  const width = Math.min(10, Math.max(1.5, end - x - 1))
  const shape = { x: (x + end - width) / 2, y: y + 1, width, height: Math.max(2, (room * size) / most) }
  // A thin bar is hard to hit: the whole lane shows its tooltip.
  const hit = { x: Math.min(shape.x, (x + end) / 2 - 3), y, width: Math.max(width, 6), height: room }
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: hit, style: { fill: 'transparent' } },
      { type: 'rect', shape, style: { fill: palette.series[2] } },
    ],
  } as CustomSeriesRenderItemReturn
}
