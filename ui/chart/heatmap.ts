import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemReturn, EChartsOption } from 'echarts'
import { mix, readable } from './color.ts'
import { FONT, baseOptions, containLabels, categoryAxis } from './canvas.ts'
import type { Format, Canvas } from './canvas.ts'

export interface HeatmapChart {
  columns: string[]
  /** From the top down; null where it is too early to know: left blank, not zero. */
  rows: {
    label: string
    cells: (number | null)[]
    /** The last known cell is not final: drawn dashed and paler. */
    open?: boolean
  }[]
  /** The value of the deepest colour; by default the largest cell. */
  deepest?: number
  /** The number printed in a cell: short, without a unit. */
  cellText: Format
  /** The whole text of a cell's tooltip. */
  tooltip: (value: number, row: string, column: string) => string
}

interface Cell {
  column: number
  row: number
  value: number
  open: boolean
}

function cellsOf(rows: HeatmapChart['rows']): Cell[] {
  return rows.flatMap(({ cells, open }, row) => {
    const last = cells.findLastIndex((value) => value !== null)
    return cells.flatMap((value, column) =>
      value === null ? [] : [{ column, row, value, open: open === true && column === last }],
    )
  })
}

function shape(cell: Cell, text: string, fill: string, api: CustomSeriesRenderItemAPI, { palette }: Canvas) {
  const [width, height] = api.size!([1, 1]) as [number, number]
  const [x, y] = api.coord([cell.column, cell.row]) as [number, number]
  const box = {
    x: x - width / 2 + 0.5,
    y: y - height / 2 + 0.5,
    width: width - 1,
    height: height - 1,
    r: Math.min(3, width / 8),
  }
  const size = Math.min(13, Math.floor(height * 0.62), Math.floor(width / (Math.max(2, text.length) * 0.6)))
  const dashed = cell.open ? { stroke: palette.accent, lineWidth: 1, lineDash: [3, 2] } : {}
  const children: CustomSeriesRenderItemReturn[] = [{ type: 'rect', shape: box, style: { fill, ...dashed } }]
  // Below seven pixels a number cannot be read; the tooltip and the table have it.
  if (size >= 7) {
    const style = {
      x,
      y,
      text,
      fill: readable(fill, palette.ink, palette.paper),
      font: `${size}px ${FONT}`,
      align: 'center' as const,
      verticalAlign: 'middle' as const,
    }
    children.push({ type: 'text', style })
  }
  return { type: 'group' as const, children } as CustomSeriesRenderItemReturn
}

/**
 * Rows by columns as coloured cells with their numbers; readable up to 36 by 36.
 *
 * @param chart values from 0 up; null is left blank
 */
export function heatmap(chart: HeatmapChart, canvas: Canvas): EChartsOption {
  const { palette } = canvas
  const { columns, rows } = chart
  const cells = cellsOf(rows)
  const deepest = chart.deepest ?? Math.max(Number.MIN_VALUE, ...cells.map(({ value }) => value))
  const base = baseOptions(canvas)
  const labels = rows.map(({ label }) => label)
  const small = { fontSize: rows.length > 24 ? 11 : 13, fontFamily: FONT, color: palette.inkSoft }
  return {
    ...base,
    grid: { left: 6, right: 1, top: 0, bottom: 1, ...containLabels },
    tooltip: {
      ...base.tooltip,
      formatter: (hit: unknown) => {
        const cell = cells[(hit as { dataIndex: number }).dataIndex]!
        return chart.tooltip(cell.value, labels[cell.row]!, columns[cell.column]!)
      },
    },
    xAxis: {
      ...categoryAxis(canvas, columns),
      position: 'top',
      axisLine: { show: false },
      axisLabel: { ...small, hideOverlap: true },
    },
    yAxis: {
      ...categoryAxis(canvas, labels),
      inverse: true,
      axisLine: { show: false },
      axisLabel: { ...small, interval: 0 },
    },
    series: {
      type: 'custom',
      renderItem: (params, api) => {
        const cell = cells[params.dataIndex]!
        // A cell that is not final must not be compared by its colour.
        const depth = cell.open ? 0 : Math.min(1, cell.value / deepest)
        const fill = mix(palette.accentSoft, palette.accent, depth)
        return shape(cell, chart.cellText(cell.value), fill, api, canvas)
      },
      data: cells.map(({ column, row, value }) => [column, row, value]),
    },
  }
}

/** The height in pixels at which a heat map's rows can be read. @example heatmapHeight(36) // 820 */
export function heatmapHeight(rows: number): number {
  return 28 + rows * (rows > 18 ? 22 : 28)
}
