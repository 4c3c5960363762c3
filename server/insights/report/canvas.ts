import type { EChartsOption } from 'echarts'
import { printPalette } from '../../../ui/chart/palette.ts'
import { toSvg } from '../../../ui/chart/svg.ts'

const WIDTH = 720

export const CANVAS = { palette: printPalette, width: WIDTH }

/** A chart of the report as SVG text; `label` is read aloud in its place. */
export function drawChart(option: EChartsOption, height: number, label: string): string {
  return toSvg(option, { width: WIDTH, height, label })
}
