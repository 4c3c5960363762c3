import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

/** Something that can be gone to or done. */
export interface Command {
  id: string
  label: string
  note?: string
  icon?: ReactNode
  keys?: string
  run: () => void
}

/** Where findings come from; an answer may take its time and should give up on the signal. */
export interface CommandSource {
  name: string
  find: (typed: string, signal: AbortSignal) => readonly Command[] | Promise<readonly Command[]>
}

export interface CommandGroup {
  value: string
  items: readonly Command[]
}

const PAUSE_MS = 120

/** Letters as they are searched: without accents and without case. @example foldText('Ángela') // 'angela' */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Of a fixed list, what contains every typed word. @example filterCommands([{ id: 'a', label: 'Imports', run: () => undefined }], 'imp').length // 1 */
export function filterCommands(all: readonly Command[], typed: string): readonly Command[] {
  const words = foldText(typed).split(/\s+/).filter(Boolean)
  return all.filter(({ label, note }) =>
    words.every((word) => foldText(`${label} ${note ?? ''}`).includes(word)),
  )
}

/** Asks every source for what was typed, a little after the last letter; late answers to older letters are dropped. */
export function useCommands(sources: readonly CommandSource[], typed: string, on: boolean) {
  const [found, setFound] = useState<Record<string, readonly Command[]>>({})
  const [open, setOpen] = useState(0)
  useEffect(() => {
    if (!on) return
    const stop = new AbortController()
    async function ask({ name, find }: CommandSource) {
      const items = await Promise.resolve(find(typed, stop.signal)).catch(() => [])
      if (stop.signal.aborted) return
      setFound((before) => ({ ...before, [name]: items }))
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
    const items = found[name] ?? []
    return items.length > 0 ? [{ value: name, items }] : []
  })
  return { groups, waiting: on && open > 0 }
}
