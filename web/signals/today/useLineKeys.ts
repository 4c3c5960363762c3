import type { KeyboardEvent } from 'react'
import { useShortcut } from '../../../ui/keyboard/Shortcuts.tsx'
import type { ActionKind } from '../actions/line-action.ts'
import { lineKey } from '../actions/line-action.ts'
import { ACTION_KEYS } from '../actions/LineActions.tsx'
import type { Line } from '../queries.ts'

/** The link of a line, which has the focus for the line. */
export function linkOf(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-line="${key}"] h3 a`)
}

function focusedKey(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line']
}

/** `j` and `k` or the arrows move between lines, Enter opens the customer, and letters start an action. */
export function useLineKeys(lines: readonly Line[], onAsk: (kind: ActionKind, line: Line) => void) {
  const keys = lines.map(lineKey)
  function move(by: 1 | -1) {
    const at = keys.indexOf(focusedKey() ?? '')
    const next = at < 0 ? (by > 0 ? 0 : keys.length - 1) : Math.min(keys.length - 1, Math.max(0, at + by))
    const link = linkOf(keys[next] ?? '')
    link?.focus()
    link?.closest('[data-line]')?.scrollIntoView({ block: 'nearest' })
  }
  function ask(kind: ActionKind) {
    // Without a focused line, the first.
    const line = lines[Math.max(0, keys.indexOf(focusedKey() ?? ''))]
    if (line) onAsk(kind, line)
  }
  useShortcut('j', 'Next line', () => move(1))
  useShortcut('k', 'Previous line', () => move(-1))
  useShortcut(ACTION_KEYS.call, 'Log the call', () => ask('call'))
  useShortcut(ACTION_KEYS.address, 'Resolve', () => ask('address'))
  useShortcut(ACTION_KEYS.snooze, 'Snooze', () => ask('snooze'))
  return (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined
    // Menus and lists use the arrows themselves; away from the lines they scroll.
    if (!by || !(event.target as HTMLElement).matches('[data-line] h3 a')) return
    event.preventDefault()
    move(by)
  }
}
