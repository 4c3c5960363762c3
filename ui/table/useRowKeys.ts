import type { RefObject } from 'react'
import { useShortcut } from '../keyboard/Shortcuts.tsx'

function present(body: HTMLElement, at: number): HTMLElement | null {
  return body.querySelector<HTMLElement>(`a[data-row="${at}"]`)
}

/** Focuses a row; one that is not drawn yet is scrolled to first. */
function goTo(body: HTMLElement, at: number, rowHeight: number) {
  const link = present(body, at)
  if (link) {
    link.focus()
    link.closest('tr')?.scrollIntoView({ block: 'nearest' })
    return
  }
  window.scrollTo({
    top: window.scrollY + body.getBoundingClientRect().top + at * rowHeight - window.innerHeight / 2,
  })
  requestAnimationFrame(() => requestAnimationFrame(() => present(body, at)?.focus()))
}

/** `j` and `k` move through the rows of a table; Enter is the link's own. */
export function useRowKeys(
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  on: boolean,
): void {
  function move(by: number) {
    if (!on || !body.current || count === 0) return
    const focused = document.activeElement?.getAttribute('data-row')
    const at = focused == null ? (by > 0 ? -1 : count) : Number(focused)
    goTo(body.current, Math.min(count - 1, Math.max(0, at + by)), rowHeight)
  }
  useShortcut(on ? 'j' : 'off j', 'Next row', () => move(1))
  useShortcut(on ? 'k' : 'off k', 'Previous row', () => move(-1))
}
