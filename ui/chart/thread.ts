import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, EChartsOption } from 'echarts'
import { FONT, ground } from './stage.ts'
import type { Format, Stage } from './stage.ts'

/** Something that happened: when, in milliseconds since 1970, and how large; null where nobody told. */
export interface Happening {
  at: number
  size: number | null
  /** Drawn hollow: it is part of the story but does not count. */
  aside?: boolean
  told: string
}

export interface Thread {
  happenings: Happening[]
  /** Stretches of time to see the happenings against, the longest first. */
  windows: { from: number; to: number; label: string }[]
  from: number
  to: number
  day: Format
}

const SMALLEST = 7
const LARGEST = 34

/** The area tells the size. */
function diameter({ size }: Happening, most: number): number {
  return size === null || most <= 0
    ? 10
    : SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(Math.max(0, size) / most)
}

function stretch(
  { from, to, label }: Thread['windows'][number],
  at: number,
  api: CustomSeriesRenderItemAPI,
  { palette }: Stage,
): CustomSeriesRenderItemReturn {
  const [x, top] = api.coord([from, 1]) as [number, number]
  const [end, bottom] = api.coord([to, 0]) as [number, number]
  const words = {
    text: label,
    x: end + 4,
    // Each window's name has its own line, so that two that end close together can both be read.
    y: top + 2 + at * 17,
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

function axes(thread: Thread, { palette, width }: Stage) {
  return {
    xAxis: {
      type: 'time' as const,
      min: thread.from,
      max: thread.to,
      splitNumber: Math.max(2, Math.floor(width / 130)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        color: palette.inkSoft,
        fontSize: 13,
        fontFamily: FONT,
        hideOverlap: true,
        formatter: thread.day,
      },
    },
    yAxis: { type: 'value' as const, min: 0, max: 1, show: false },
  }
}

/**
 * A story on one time axis: circles whose area is their size, over the windows that matter.
 *
 * @example thread({ happenings: [{ at: 0, size: 100, told: 'first order' }], windows: [], from: 0, to: 864e5,
 *   day: (at) => new Date(at).toISOString().slice(0, 10) }, stage) // one circle at the start
 */
export function thread(story: Thread, stage: Stage): EChartsOption {
  const { palette } = stage
  const { happenings, windows } = story
  const base = ground(stage)
  const most = Math.max(0, ...happenings.map(({ size }) => size ?? 0))
  return {
    ...base,
    useUTC: true,
    grid: { left: 20, right: 20, top: 4, bottom: 26 },
    ...axes(story, stage),
    tooltip: {
      ...base.tooltip,
      formatter: (hit: unknown) => happenings[(hit as { dataIndex: number }).dataIndex]!.told,
    },
    series: [
      {
        type: 'custom',
        silent: true,
        z: 1,
        renderItem: (params, api) => stretch(windows[params.dataIndex]!, params.dataIndex, api, stage),
        data: windows.map(({ from }) => [from, 0]),
        clip: true,
      },
      {
        type: 'scatter',
        z: 3,
        clip: false,
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
          diameter(happenings[dataIndex]!, most),
        data: happenings.map(({ at, aside }) => ({
          value: [at, 0.32],
          itemStyle: aside
            ? { color: palette.paper, borderColor: palette.inkSoft, borderWidth: 1.5, opacity: 0.9 }
            : { color: palette.accent, borderColor: palette.paper, borderWidth: 1, opacity: 0.72 },
        })),
      },
    ],
  }
}
