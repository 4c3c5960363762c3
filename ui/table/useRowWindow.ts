import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

const MARGIN = 20

export interface RowWindow {
  from: number
  to: number
}

/**
 * Which rows of a long list to draw, from how far the page is scrolled.
 *
 * @param top where the first row is, in pixels below the top of the window; negative once scrolled past
 * @example windowOf({ top: -4000, view: 800, height: 40, count: 1000 }) // { from: 80, to: 140 }
 */
export function windowOf(page: { top: number; view: number; height: number; count: number }): RowWindow {
  const first = Math.floor(-page.top / page.height) - MARGIN
  const last = Math.ceil((-page.top + page.view) / page.height) + MARGIN
  const from = Math.min(Math.max(0, first), page.count)
  return { from, to: Math.min(page.count, Math.max(from, last)) }
}

/** Keeps the window of a body of rows of equal height while the page scrolls; all of them up to `whole` rows. */
export function useRowWindow(
  body: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  whole = 200,
): RowWindow {
  const [seen, setSeen] = useState<RowWindow>({ from: 0, to: Math.min(count, whole) })
  useEffect(() => {
    if (count <= whole) return
    function look() {
      const top = body.current?.getBoundingClientRect().top ?? 0
      const next = windowOf({ top, view: window.innerHeight, height, count })
      setSeen((now) =>
        Math.abs(now.from - next.from) + Math.abs(now.to - next.to) < MARGIN / 2 ? now : next,
      )
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [body, count, height, whole])
  return count <= whole ? { from: 0, to: count } : seen
}
