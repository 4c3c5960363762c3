import type { EChartsOption } from 'echarts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { darkPalette, lightPalette } from './palette.ts'
import type { Canvas } from './canvas.ts'
import { useTheme } from '../theme/useTheme.ts'

type EChart = ReturnType<(typeof import('./engine.ts'))['init']>

function useWidth() {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!ref.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(ref.current)
    return () => watch.disconnect()
  }, [])
  return { ref, width }
}

/** Draws into the element; the drawing code is fetched when the first chart is needed. */
function useEChart(option: EChartsOption | null, width: number, height: number) {
  const ref = useRef<HTMLDivElement>(null)
  const drawing = useRef<EChart | null>(null)
  useEffect(() => {
    if (!option) return
    let gone = false
    void import('./engine.ts').then(({ init }) => {
      if (gone || !ref.current) return
      drawing.current ??= init(ref.current, null, { renderer: 'svg', width, height })
      drawing.current.resize({ width, height })
      drawing.current.setOption(option, { notMerge: true })
    })
    return () => {
      gone = true
    }
  }, [option, width, height])
  useEffect(() => () => drawing.current?.dispose(), [])
  return ref
}

/**
 * A chart. `draw` is a builder from ui/chart with its data; keep it stable (useCallback or outside).
 * Screen readers get `summary` instead; the table beside it belongs to Panel.
 */
export function Chart(props: {
  draw: (canvas: Canvas) => EChartsOption
  summary: string
  height: number
  /** Scrolls inside itself below this width, as a heat map of many columns must. */
  minWidth?: number
}) {
  const { draw, summary, height, minWidth = 0 } = props
  const { dark } = useTheme()
  const { ref, width: room } = useWidth()
  const width = room === 0 ? 0 : Math.max(room, minWidth)
  const option = useMemo(
    () => (width > 0 ? draw({ palette: dark ? darkPalette : lightPalette, width }) : null),
    [draw, dark, width],
  )
  const picture = useEChart(option, width, height)
  return (
    <figure className="m-0">
      <figcaption className="sr-only">{summary}</figcaption>
      {/* A scroll area must be reachable by keyboard, and must not appear only during a redraw. */}
      <div
        ref={ref}
        className={width > room ? 'overflow-x-auto' : 'overflow-x-clip'}
        style={{ height }}
        {...(width > room ? { tabIndex: 0 } : {})}
      >
        <div ref={picture} aria-hidden style={{ height, ...(minWidth ? { minWidth } : {}) }} />
      </div>
    </figure>
  )
}
