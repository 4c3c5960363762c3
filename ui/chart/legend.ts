import type { EChartsOption } from 'echarts'
import { FONT } from './canvas.ts'

/** Names above a chart, line by line, each with a square of its colour, where names do not fit beside their parts. */
export function legendAbove(lines: { name: string; color: string }[][]): EChartsOption {
  const all = lines.flat()
  const rich = Object.fromEntries(
    all.map(({ color }, at) => [`s${at}`, { color, fontSize: 13, fontWeight: 600, fontFamily: FONT }]),
  )
  const text = lines
    .map((line) => line.map((part) => `{s${all.indexOf(part)}|■ ${part.name}}`).join('   '))
    .join('\n')
  return { title: { text, left: 0, top: 0, padding: 0, textStyle: { rich } } }
}
