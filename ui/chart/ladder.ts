import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemReturn,
  EChartsOption,
  SeriesOption,
} from 'echarts'
import { FONT, baseOptions, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Estimate, Format, Canvas } from './canvas.ts'

/** A step: how many reached it, and the share (0 to 1) of them who reached the next; null if not known yet. */
export interface Step {
  label: string
  count: number
  nextRate: Estimate | null
  benchmark?: number | null
}

export interface Ladder {
  steps: Step[]
  share: Format
  count: Format
}

const PAD = 4

function height(step: Step): number {
  return Math.max(step.nextRate?.high ?? 0, step.benchmark ?? 0)
}

/** The interval as a band, the share as a line in it, and the benchmark as a thin dashed line. */
function marks(step: Step, at: number, api: CustomSeriesRenderItemAPI, { palette }: Canvas) {
  const width = (api.size!([1, 0]) as number[])[0]! - PAD
  const x = api.coord([at, 0])[0]! - width / 2
  const y = (value: number) => api.coord([at, value])[1]!
  const line = (value: number, style: object) => ({
    type: 'line' as const,
    shape: { x1: x, x2: x + width, y1: y(value), y2: y(value) },
    style,
  })
  const children: CustomSeriesRenderItemReturn[] = []
  if (step.nextRate) {
    const { value, low, high } = step.nextRate
    const band = { x, width, y: y(high), height: Math.max(1, y(low) - y(high)) }
    children.push({ type: 'rect', shape: band, style: { fill: palette.accent, opacity: 0.28 } })
    children.push(line(value, { stroke: palette.accent, lineWidth: 2.5 }))
  }
  if (step.benchmark != null) {
    children.push(line(step.benchmark, { stroke: palette.ink, lineWidth: 1, lineDash: [4, 3] }))
  }
  return { type: 'group' as const, children } as CustomSeriesRenderItemReturn
}

function tooltipText(step: Step, { share, count }: Ladder): string {
  if (!step.nextRate) return `${step.label}: ${count(step.count)}, too few to say`
  const { value, low, high } = step.nextRate
  const mark = step.benchmark == null ? '' : `\nbenchmark ${share(step.benchmark)}`
  return `${step.label}: ${share(value)} move on\n${share(low)} to ${share(high)}, n ${count(step.count)}${mark}`
}

/** Under each step its name and how many reached it. */
function stepAxis({ steps, count }: Ladder, canvas: Canvas) {
  const axis = categoryAxis(
    canvas,
    steps.map((step) => `${step.label}\n{n|${count(step.count)}}`),
  )
  const n = {
    color: canvas.palette.ink,
    fontSize: 13,
    fontFamily: FONT,
    fontWeight: 600 as const,
    lineHeight: 18,
  }
  return { ...axis, axisLabel: { ...axis.axisLabel, interval: 0, lineHeight: 18, rich: { n } } }
}

/** The shares, printed above the step. */
function printed({ steps, share }: Ladder, canvas: Canvas): SeriesOption {
  return {
    type: 'scatter',
    symbolSize: 0.01,
    itemStyle: { opacity: 1 },
    silent: true,
    z: 6,
    data: steps.map((step) => (step.nextRate ? height(step) : '-')),
    label: {
      show: true,
      position: 'top',
      distance: 6,
      color: canvas.palette.ink,
      fontSize: isNarrow(canvas) ? 13 : 16,
      fontWeight: 600,
      fontFamily: FONT,
      formatter: ({ dataIndex }) => share(steps[dataIndex]!.nextRate!.value),
    },
  }
}

/**
 * A staircase: the height of each step is the share of those who reached it and also reached the next.
 * Counts are under the steps; intervals are bands, benchmarks dashed lines.
 *
 * @param ladder shares from 0 to 1 with their interval; a null estimate leaves the step empty, never at zero
 */
export function ladderSteps(ladder: Ladder, canvas: Canvas): EChartsOption {
  const { palette } = canvas
  const { steps, share } = ladder
  const top = Math.min(1, Math.max(0.1, ...steps.map(height)) * 1.15)
  const base = baseOptions(canvas)
  return {
    ...base,
    grid: { left: 0, right: 0, top: 28, bottom: 44 },
    tooltip: {
      ...base.tooltip,
      formatter: (hit: unknown) => tooltipText(steps[(hit as { dataIndex: number }).dataIndex]!, ladder),
    },
    xAxis: stepAxis(ladder, canvas),
    yAxis: {
      ...valueAxis(canvas, share),
      min: 0,
      max: top,
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    series: [
      {
        type: 'bar',
        barCategoryGap: PAD,
        emphasis: { disabled: true },
        itemStyle: { color: palette.accentSoft },
        data: steps.map((step) => step.nextRate?.value ?? '-'),
      },
      {
        type: 'custom',
        z: 5,
        renderItem: (params, api) => marks(steps[params.dataIndex]!, params.dataIndex, api, canvas),
        data: steps.map((step, at) => [at, height(step)]),
      },
      printed(ladder, canvas),
    ],
  }
}
