import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, EChartsOption } from 'echarts'
import { FONT, baseOptions, containLabels, categoryAxis, valueAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface Columns {
  labels: string[]
  values: number[]
  /** A vertical line after so many columns, such as at the end of the first 90 days. */
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
 * Narrow columns from zero; those before the mark are darker.
 */
export function columns(chart: Columns, canvas: Canvas): EChartsOption {
  const { palette } = canvas
  const { labels, values, mark, tooltip: tooltipText } = chart
  const base = baseOptions(canvas)
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
      ...categoryAxis(canvas, labels),
      name: chart.xLabel,
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { fontSize: 13, fontFamily: FONT, color: palette.inkSoft },
    },
    yAxis: { ...valueAxis(canvas, chart.value), min: 0 },
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
              renderItem: (_: unknown, api: CustomSeriesRenderItemAPI) => line(mark, top, api, canvas),
              data: [[mark.after - 1, 0]],
            },
          ]
        : []),
    ],
  }
}
