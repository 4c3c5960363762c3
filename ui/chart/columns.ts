import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, EChartsOption } from 'echarts'
import { FONT, baseOptions, containLabels, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface Columns {
  labels: string[]
  values: number[]
  /** A line after so many columns, as where the first 90 days end. */
  mark?: { after: number; label: string }
  xLabel: string
  value: Format
  tooltip: (value: number, label: string) => string
}

function line(
  { after, label }: NonNullable<Columns['mark']>,
  top: number,
  api: CustomSeriesRenderItemAPI,
  { palette }: Canvas,
): CustomSeriesRenderItemReturn {
  const width = (api.size!([1, 0]) as number[])[0]!
  const [x, y] = api.coord([after - 1, 0]) as [number, number]
  const at = x + width / 2
  const text = { text: label, x: at + 6, y: top, fill: palette.inkSoft, font: `13px ${FONT}` }
  return {
    type: 'group',
    children: [
      { type: 'line', shape: { x1: at, x2: at, y1: top, y2: y }, style: { stroke: palette.inkSoft } },
      { type: 'text', style: { ...text, verticalAlign: 'top' } },
    ],
  } as CustomSeriesRenderItemReturn
}

/**
 * Narrow columns from a zero baseline along an even axis; those before the mark stand out.
 */
export function columns(chart: Columns, stage: Canvas): EChartsOption {
  const { palette } = stage
  const { labels, values, mark, tooltip: tooltipText } = chart
  const base = baseOptions(stage)
  const top = 8
  return {
    ...base,
    grid: { left: 8, right: 8, top, bottom: 30, ...containLabels },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (hits: unknown) => {
        const at = (hits as { dataIndex: number }[])[0]!.dataIndex
        return tooltipText(values[at]!, labels[at]!)
      },
    },
    xAxis: {
      ...categoryAxis(stage, labels),
      name: chart.xLabel,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { fontSize: 13, fontFamily: FONT, color: palette.inkSoft },
    },
    yAxis: { ...valueAxis(stage, chart.value), min: 0 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '22%',
        emphasis: { disabled: true },
        data: values.map((value, at) => ({
          value,
          itemStyle: { color: palette.accent, opacity: !mark || at < mark.after ? 0.85 : 0.4 },
        })),
      },
      ...(mark && mark.after < labels.length
        ? [
            {
              type: 'custom' as const,
              silent: true,
              z: 5,
              renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => line(mark, top, api, stage),
              data: [[mark.after - 1, 0]],
            },
          ]
        : []),
    ],
  }
}
