import { useCallback } from 'react'
import { bars } from '../../ui/chart/bars.ts'
import type { Bar } from '../../ui/chart/bars.ts'
import type { Canvas } from '../../ui/chart/canvas.ts'
import { Chart } from '../../ui/chart/Chart.tsx'
import { useFormatter } from './useFormatter.ts'

export const SHARE_BARS_HEIGHT = 72

/** Shares of a whole as horizontal bars on an axis that ends at the whole. */
export function ShareBars({
  shares,
  summary,
  height = SHARE_BARS_HEIGHT,
}: {
  shares: Bar[]
  summary: string
  height?: number
}) {
  const format = useFormatter()
  const draw = useCallback(
    (canvas: Canvas) => bars({ bars: shares, value: (share) => format.percent(share), most: 1 }, canvas),
    [shares, format],
  )
  return <Chart draw={draw} height={height} summary={summary} />
}
