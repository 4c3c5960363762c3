import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemReturn,
  EChartsOption,
  SeriesOption,
} from 'echarts'
import { FONT, baseOptions, isNarrow, categoryAxis, valueAxis } from './canvas.ts'
import type { Estimate, Format, Canvas } from './canvas.ts'

/** One step: how many stand on it and what share (0 to 1) of them climbs on; null where nobody can say yet. */
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

/** The interval as a band around the tread, the tread itself, and the benchmark as a thin dashed mark. */
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
  return `${step.label}: ${share(value)} climb on\n${share(low)} to ${share(high)}, n ${count(step.count)}${mark}`
}

/** Under each step its name and, in ink, how many stand on it. */
function stepAxis({ steps, count }: Ladder, stage: Canvas) {
  const axis = categoryAxis(
    stage,
    steps.map((step) => `${step.label}\n{n|${count(step.count)}}`),
  )
  const n = {
    color: stage.palette.ink,
    fontSize: 13,
    fontFamily: FONT,
    fontWeight: 600 as const,
    lineHeight: 18,
  }
  return { ...axis, axisLabel: { ...axis.axisLabel, interval: 0, lineHeight: 18, rich: { n } } }
}

/** The shares, printed above everything that is drawn on the step. */
function printed({ steps, share }: Ladder, stage: Canvas): SeriesOption {
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
      color: stage.palette.ink,
      fontSize: isNarrow(stage) ? 13 : 16,
      fontWeight: 600,
      fontFamily: FONT,
      formatter: ({ dataIndex }) => share(steps[dataIndex]!.nextRate!.value),
    },
  }
}

/**
 * A staircase: each column is a step, its height the share of those on it who climb to the next.
 * The counts stand under the steps; intervals are bands, benchmarks dashed marks.
 *
 * @param ladder shares from 0 to 1 with their interval; a null estimate leaves the step empty, never at zero
 */
export function ladderSteps(ladder: Ladder, stage: Canvas): EChartsOption {
  const { palette } = stage
  const { steps, share } = ladder
  const top = Math.min(1, Math.max(0.1, ...steps.map(height)) * 1.15)
  const base = baseOptions(stage)
  return {
    ...base,
    grid: { left: 0, right: 0, top: 28, bottom: 44 },
    tooltip: {
      ...base.tooltip,
      formatter: (hit: unknown) => tooltipText(steps[(hit as { dataIndex: number }).dataIndex]!, ladder),
    },
    xAxis: stepAxis(ladder, stage),
    yAxis: {
      ...valueAxis(stage, share),
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
        renderItem: (params, api) => marks(steps[params.dataIndex]!, params.dataIndex, api, stage),
        data: steps.map((step, at) => [at, height(step)]),
      },
      printed(ladder, stage),
    ],
  }
}
