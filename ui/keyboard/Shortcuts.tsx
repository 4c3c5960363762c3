import { createContext, use, useEffect, useMemo, useRef } from 'react'
import type { ReactNode } from 'react'

export interface Shortcut {
  /** `j`, `?`, `mod+k`, or one key after the other: `g i`. */
  keys: string
  label: string
  run: () => void
}

interface Registry {
  add: (shortcut: Shortcut) => () => void
  list: () => Shortcut[]
}

const RegistryContext = createContext<Registry | null>(null)
const SEQUENCE_MS = 900
const DIALOGS = '[role="dialog"]:not([aria-modal="false"]), [role="alertdialog"]'

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="menu"], [role="listbox"]') !== null
  )
}

/** The name of a pressed key as shortcuts spell it. */
function pressed(event: KeyboardEvent): string {
  const key = event.key.toLowerCase()
  return event.metaKey || event.ctrlKey ? `mod+${key}` : key
}

/** Runs the shortcuts of the mounted components. Keys typed into a field are ignored; the last shortcut added wins. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const shortcuts = useRef<Shortcut[]>([])
  const registry = useMemo<Registry>(
    () => ({
      add(shortcut) {
        shortcuts.current = [...shortcuts.current, shortcut]
        return () => {
          shortcuts.current = shortcuts.current.filter((one) => one !== shortcut)
        }
      },
      list: () => shortcuts.current,
    }),
    [],
  )
  useEffect(() => {
    let before = { key: '', at: 0 }
    function answer(event: KeyboardEvent) {
      const key = pressed(event)
      const modified = key.startsWith('mod+')
      if (event.altKey || event.defaultPrevented || (isTyping(event.target) && !modified)) return
      // An open dialog captures the keys; a toast has the dialog role too, but does not.
      if (!modified && document.querySelector(DIALOGS)) return
      const sequence = event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${key}` : key
      const last = [...shortcuts.current].reverse()
      const shortcut = last.find(({ keys }) => keys === sequence) ?? last.find(({ keys }) => keys === key)
      before = { key, at: event.timeStamp }
      if (!shortcut) return
      event.preventDefault()
      shortcut.run()
    }
    document.addEventListener('keydown', answer)
    return () => document.removeEventListener('keydown', answer)
  }, [])
  return <RegistryContext value={registry}>{children}</RegistryContext>
}

/** Registers a shortcut while the component is mounted. It is listed under `?`. */
export function useShortcut(keys: string, label: string, run: () => void): void {
  const registry = use(RegistryContext)
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => registry?.add({ keys, label, run: () => latest.current() }), [registry, keys, label])
}

/** The shortcuts that are active now. */
export function useShortcutList(): () => Shortcut[] {
  return use(RegistryContext)?.list ?? (() => [])
}
