import type { EChartsOption } from 'echarts'
import { init } from './engine.ts'

/**
 * Draws an option as SVG text without a browser, for reports and mail.
 *
 * @param option what a builder in this folder returned, built for the same width
 * @param size in pixels; `label` is read aloud in place of the chart
 */
export function toSvg(
  option: EChartsOption,
  size: { width: number; height: number; label?: string },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: size.width, height: size.height })
  try {
    chart.setOption(option)
    const svg = chart.renderToSVGString({ useViewBox: true })
    const label = size.label ?? ''
    return svg.replace('<svg ', `<svg role="img" aria-label="${escapeAttribute(label)}" `)
  } finally {
    chart.dispose()
  }
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
