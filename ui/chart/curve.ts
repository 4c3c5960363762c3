import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemReturn,
  EChartsOption,
  SeriesOption,
} from 'echarts'
import { FONT, baseOptions, isNarrow, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

/** x in the unit of the axis, y a share from 0 to 1, with its interval if there is one. */
export interface CurvePoint {
  x: number
  y: number
  low?: number
  high?: number
}

export interface Line {
  name: string
  points: CurvePoint[]
  /** From here on too few are observed to be sure: drawn dashed. */
  tentativeFrom?: number
}

export interface Curve {
  lines: Line[]
  /** Vertical marks, such as the ends of the 30- and 90-day windows. */
  windows?: { x: number; label: string }[]
  benchmark?: { y: number; label: string }
  xLabel: string
  x: Format
  y: Format
}

type Pixel = [number, number]

/** The outline of a stepped interval band: along its upper edge and back along the lower one. */
function outline(points: CurvePoint[], api: CustomSeriesRenderItemAPI): Pixel[] {
  const edge = (pick: (point: CurvePoint) => number) =>
    points.flatMap((point, at): Pixel[] => {
      const [x, y] = api.coord([point.x, pick(point)]) as Pixel
      const next = points[at + 1]
      return next
        ? [
            [x, y],
            [api.coord([next.x, 0])[0]!, y],
          ]
        : [[x, y]]
    })
  return [...edge((point) => point.high ?? point.y), ...edge((point) => point.low ?? point.y).reverse()]
}

function band(line: Line, color: string): SeriesOption {
  return {
    type: 'custom',
    silent: true,
    z: 1,
    // One polygon for the whole band: the first datum draws it, the others nothing.
    renderItem: (params, api): CustomSeriesRenderItemReturn =>
      params.dataIndex > 0
        ? null
        : {
            type: 'polygon',
            shape: { points: outline(line.points, api) },
            style: { fill: color, opacity: 0.16 },
          },
    data: line.points.map(({ x, y }) => [x, y]),
  }
}

function stroke(
  line: Line,
  points: CurvePoint[],
  color: string,
  dashed: boolean,
  last: boolean,
  canvas: Canvas,
): SeriesOption {
  return {
    type: 'line',
    name: line.name,
    step: 'end',
    symbol: 'none',
    z: 3,
    color,
    lineStyle: { width: 2, color, type: dashed ? [5, 4] : 'solid' },
    endLabel: {
      show: last,
      formatter: line.name,
      color,
      fontWeight: 600,
      fontSize: 13,
      // Without it ECharts measures a letter that some machines lack, and names would overlap.
      lineHeight: 16,
      fontFamily: FONT,
      ...(isNarrow(canvas) ? { align: 'right' as const, offset: [-8, -12] } : {}),
    },
    labelLayout: { moveOverlap: 'shiftY' },
    data: points.map(({ x, y }) => [x, y]),
  }
}

function drawn(line: Line, color: string, named: boolean, canvas: Canvas): SeriesOption[] {
  const from = line.tentativeFrom ?? Number.POSITIVE_INFINITY
  const sure = line.points.filter(({ x }) => x <= from)
  const tentative = line.points.filter(({ x }) => x >= from)
  const parts = [stroke(line, sure, color, false, named && tentative.length < 2, canvas)]
  if (tentative.length > 1) parts.push(stroke(line, tentative, color, true, named, canvas))
  return line.points.some(({ low }) => low !== undefined) ? [band(line, color), ...parts] : parts
}

function marks({ windows, benchmark }: Curve, canvas: Canvas): SeriesOption {
  const { palette } = canvas
  const label = { fontSize: 13, fontFamily: FONT, color: palette.inkSoft }
  // Windows are close together on a phone: the first label ends at its mark, the others begin at theirs.
  const side = (at: number) =>
    isNarrow(canvas) ? { align: at === 0 ? ('right' as const) : ('left' as const) } : {}
  const vertical = (windows ?? []).map(({ x, label: name }, at) => ({
    xAxis: x,
    lineStyle: { color: palette.inkSoft, width: 1, type: 'solid' as const },
    label: { ...label, formatter: name, position: 'end' as const, ...side(at) },
  }))
  const level = benchmark && {
    yAxis: benchmark.y,
    lineStyle: { color: palette.ink, width: 1, type: [4, 3] },
    label: { ...label, formatter: benchmark.label, position: 'insideEndTop' as const },
  }
  return {
    type: 'line',
    data: [],
    markLine: { symbol: 'none', silent: true, data: [...vertical, ...(level ? [level] : [])] as never },
  }
}

/**
 * A step curve of a share that grows over time, with its confidence band and marked windows.
 *
 * @param curve at most four lines; x in any unit, y from 0 to 1
 */
export function curve(chart: Curve, canvas: Canvas): EChartsOption {
  const { lines, x, y, xLabel } = chart
  const named = lines.length > 1
  const colors = canvas.palette.series
  const base = baseOptions(canvas)
  const ends = lines.flatMap(({ points }) => points.map((point) => point.x))
  return {
    ...base,
    grid: { left: 44, right: named && !isNarrow(canvas) ? 110 : 12, top: 30, bottom: 44 },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (hits: unknown) => {
        const list = hits as { seriesName: string; value: [number, number] }[]
        const values = list.map((hit) => `${named ? `${hit.seriesName} ` : ''}${y(hit.value[1])}`)
        return [`${x(list[0]!.value[0])} ${xLabel}`, ...new Set(values)].join('\n')
      },
    },
    xAxis: {
      ...valueAxis(canvas, x),
      max: Math.max(...ends),
      splitLine: { show: false },
      name: xLabel,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { fontSize: 13, color: canvas.palette.inkSoft },
    },
    yAxis: { ...valueAxis(canvas, y), min: 0 },
    series: [
      ...lines.slice(0, 4).flatMap((line, at) => drawn(line, colors[at]!, named, canvas)),
      marks(chart, canvas),
    ],
  }
}
