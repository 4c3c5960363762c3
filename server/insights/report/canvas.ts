import type { EChartsOption } from 'echarts'
import { printPalette } from '../../../ui/chart/palette.ts'
import { toSvg } from '../../../ui/chart/svg.ts'
import { fromMinorUnits } from '../../../values/money.ts'
import type { FormatSettings } from '../format.ts'

const WIDTH = 720

export const CANVAS = { palette: printPalette, width: WIDTH }

/** A chart of the report as SVG text; `label` is read aloud in its place. */
export function drawChart(option: EChartsOption, height: number, label: string): string {
  return toSvg(option, { width: WIDTH, height, label })
}

/**
 * Prints minor units as short as an axis needs them.
 *
 * @example compactMoney({ locale: 'en-GB', currency: 'EUR' })(123_456) // '€1.2k'
 */
export function compactMoney({ locale, currency }: FormatSettings): (minor: number) => string {
  const compact = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  })
  return (minor) => compact.format(fromMinorUnits(minor, currency))
}
