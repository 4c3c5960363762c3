import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
  CustomSeriesRenderItemReturn,
} from 'echarts'
import { FONT } from './stage.ts'
import type { Stage } from './stage.ts'
import type { Bar, Span, Thread } from './thread.ts'

type Api = CustomSeriesRenderItemAPI
type Params = CustomSeriesRenderItemParams

/** Below this a word is cut to nothing: it is told on hover alone. */
const FEWEST_FOR_WORDS = 34

/**
 * In which row each stretch stands so that none covers another; the earliest stand in row 0.
 *
 * @example inRows([{ from: 0, to: 5 }, { from: 3, to: 9 }, { from: 6, to: null }]) // [0, 1, 0]
 */
export function inRows(spans: readonly Pick<Span, 'from' | 'to'>[]): number[] {
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

/** The part of the picture in which things are drawn, in pixels. */
const frameOf = (params: Params) =>
  params.coordSys as unknown as { x: number; y: number; width: number; height: number }

export function windowItem(
  { from, to, label }: Thread['windows'][number],
  params: Params,
  api: Api,
  { palette }: Stage,
): CustomSeriesRenderItemReturn {
  const { y: top } = frameOf(params)
  const [x, bottom] = api.coord([from, 0]) as [number, number]
  const [end] = api.coord([to, 0]) as [number, number]
  const words = {
    text: label,
    x: end + 4,
    // Each window's name has its own line, so that two that end close together can both be read.
    y: top + 2 + params.dataIndex * 17,
    fill: palette.inkSoft,
    font: `13px ${FONT}`,
    align: 'left',
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
      { type: 'text', style: words },
    ],
  } as CustomSeriesRenderItemReturn
}

/** Until where a stretch's word may run: the next one in its row, or the edge of the picture. */
function roomFor(spans: readonly Span[], rows: readonly number[], at: number): number {
  const { from } = spans[at]!
  const next = spans.filter((span, other) => rows[other] === rows[at] && span.from > from)
  return Math.min(Infinity, ...next.map((span) => span.from))
}

export function spanItem(
  spans: readonly Span[],
  rows: readonly number[],
  params: Params,
  api: Api,
  { palette, lane, end }: Stage & { lane: number; end: number },
): CustomSeriesRenderItemReturn {
  const at = params.dataIndex
  const { from, to, label, tone, quiet } = spans[at]!
  const frame = frameOf(params)
  const xOf = (moment: number) =>
    Math.min(frame.x + frame.width, Math.max(frame.x, (api.coord([moment, 0]) as [number, number])[0]))
  const [x, bottom] = [xOf(from), (api.coord([0, 0]) as [number, number])[1] - 8 - rows[at]! * lane]
  const width = Math.max(4, xOf(to ?? end) - x)
  const limit = roomFor(spans, rows, at)
  const room = (limit === Infinity ? frame.x + frame.width : xOf(limit)) - x - 10
  const color = { attention: palette.amber, accent: palette.accent, good: palette.moss }[tone]
  const shape = { x, y: bottom - lane + 3, width, height: lane - 3, r: 3 }
  const style = { fill: color, opacity: quiet ? 0.12 : 0.26 }
  const edge = { x1: x, x2: x, y1: shape.y, y2: bottom }
  const text = { text: label, x: x + 6, y: shape.y + shape.height / 2, verticalAlign: 'middle', width: room }
  const words = { ...text, overflow: 'truncate', fill: palette.ink, font: `12px ${FONT}` }
  return {
    type: 'group',
    children: [
      { type: 'rect', shape, style },
      { type: 'line', shape: edge, style: { stroke: color, lineWidth: 2, opacity: quiet ? 0.5 : 1 } },
      ...(room > FEWEST_FOR_WORDS ? [{ type: 'text', style: words, silent: true }] : []),
    ],
  } as CustomSeriesRenderItemReturn
}

export function barItem(
  bars: readonly Bar[],
  params: Params,
  api: Api,
  { palette, room }: Stage & { room: number },
): CustomSeriesRenderItemReturn {
  const { from, to, size } = bars[params.dataIndex]!
  const most = Math.max(...bars.map((bar) => bar.size))
  const [x, y] = api.coord([from, 0]) as [number, number]
  const [end] = api.coord([to, 0]) as [number, number]
  const width = Math.min(10, Math.max(1.5, end - x - 1))
  const shape = { x: (x + end - width) / 2, y: y + 1, width, height: Math.max(2, (room * size) / most) }
  // A fine bar is hard to hit: the whole lane above and below it answers.
  const hit = { x: Math.min(shape.x, (x + end) / 2 - 3), y, width: Math.max(width, 6), height: room }
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: hit, style: { fill: 'transparent' } },
      { type: 'rect', shape, style: { fill: palette.series[2] } },
    ],
  } as CustomSeriesRenderItemReturn
}
