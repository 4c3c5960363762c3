import type { EChartsOption } from 'echarts'
import type { Palette } from './palette.ts'

/** What a chart is drawn on: its colours and its width in pixels; a narrow chart has less text. */
export interface Canvas {
  palette: Palette
  width: number
}

/** Formats a value as the company writes numbers. */
export type Format = (value: number) => string

/** An estimate with its interval, all in the unit of the axis. */
export interface Estimate {
  value: number
  low: number
  high: number
}

export const FONT = "'Inter Variable', Inter, system-ui, sans-serif"

/** Below this width labels move from the side of a chart to its top. */
export function isNarrow(canvas: Canvas): boolean {
  return canvas.width < 520
}

/** The part of an option that every chart shares: type, no motion, a tooltip that needs no inline styles. */
export function baseOptions({ palette }: Canvas): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: FONT, fontSize: 13, color: palette.inkSoft },
    tooltip: {
      // Drawn as SVG: an HTML tooltip writes style attributes, which a strict content policy refuses.
      renderMode: 'richText',
      confine: true,
      backgroundColor: palette.raised,
      borderColor: palette.hairline,
      textStyle: { fontFamily: FONT, fontSize: 13, color: palette.ink },
    },
  }
}

/** An axis of names, with a hairline and no ticks. */
export function categoryAxis({ palette }: Canvas, names: string[]) {
  return {
    type: 'category' as const,
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.hairline } },
    axisLabel: { color: palette.inkSoft, fontSize: 13, fontFamily: FONT },
  }
}

/** An axis of numbers: faint lines, no spine. */
export function valueAxis({ palette }: Canvas, format: Format) {
  return {
    type: 'value' as const,
    splitNumber: 4,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: palette.inkSoft, fontSize: 13, fontFamily: FONT, formatter: format },
    splitLine: { lineStyle: { color: palette.hairline } },
  }
}

/** For a grid: its edges hold the axis labels too, so that none is cut off at any width. */
export const containLabels = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const
