import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { foldText } from './foldText.ts'

/** A result of the search: a page to open or an action to run. */
export interface Command {
  id: string
  label: string
  note?: string
  /** Other words that find it. */
  words?: string
  icon?: ReactNode
  keys?: string
  run: () => void
}

/** A source of results; it may be slow and should stop when the signal aborts. */
export interface CommandSource {
  name: string
  find: (typed: string, signal: AbortSignal) => readonly Command[] | Promise<readonly Command[]>
}

export interface CommandGroup {
  value: string
  items: readonly Command[]
}

const PAUSE_MS = 120

/** The commands of a fixed list that contain every typed word. @example filterCommands([{ id: 'a', label: 'Imports', run: () => undefined }], 'imp').length // 1 */
export function filterCommands(all: readonly Command[], typed: string): readonly Command[] {
  const terms = foldText(typed).split(/\s+/).filter(Boolean)
  return all.filter(({ label, note, words }) =>
    terms.every((term) => foldText(`${label} ${note ?? ''} ${words ?? ''}`).includes(term)),
  )
}

/** Queries every source with a short delay after typing; outdated responses are dropped. */
export function useCommands(sources: readonly CommandSource[], typed: string, on: boolean) {
  const [results, setResults] = useState<Record<string, readonly Command[]>>({})
  const [open, setOpen] = useState(0)
  useEffect(() => {
    if (!on) return
    const stop = new AbortController()
    async function ask({ name, find }: CommandSource) {
      const items = await Promise.resolve(find(typed, stop.signal)).catch(() => [])
      if (stop.signal.aborted) return
      setResults((before) => ({ ...before, [name]: items }))
      setOpen((count) => count - 1)
    }
    const pause = setTimeout(
      () => {
        setOpen(sources.length)
        for (const source of sources) void ask(source)
      },
      typed === '' ? 0 : PAUSE_MS,
    )
    return () => {
      clearTimeout(pause)
      stop.abort()
    }
  }, [sources, typed, on])
  const groups = sources.flatMap(({ name }): CommandGroup[] => {
    const items = results[name] ?? []
    return items.length > 0 ? [{ value: name, items }] : []
  })
  return { groups, waiting: on && open > 0 }
}
