import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'

/** Something that can be gone to or done. */
export interface Found {
  id: string
  label: string
  note?: string
  icon?: ReactNode
  keys?: string
  run: () => void
}

/** Where findings come from; an answer may take its time and should give up on the signal. */
export interface Source {
  name: string
  find: (typed: string, signal: AbortSignal) => readonly Found[] | Promise<readonly Found[]>
}

export interface FoundGroup {
  value: string
  items: readonly Found[]
}

const PAUSE_MS = 120

/** Letters as they are searched: without accents and without case. @example plain('Ángela') // 'angela' */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Of a fixed list, what contains every typed word. @example among([{ id: 'a', label: 'Imports', run }], 'imp') // that one */
export function among(all: readonly Found[], typed: string): readonly Found[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return all.filter(({ label, note }) =>
    words.every((word) => plain(`${label} ${note ?? ''}`).includes(word)),
  )
}

/** Asks every source for what was typed, a little after the last letter; late answers to older letters are dropped. */
export function useFound(sources: readonly Source[], typed: string, on: boolean) {
  const [found, setFound] = useState<Record<string, readonly Found[]>>({})
  const [open, setOpen] = useState(0)
  useEffect(() => {
    if (!on) return
    const stop = new AbortController()
    async function ask({ name, find }: Source) {
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
  const groups = sources.flatMap(({ name }): FoundGroup[] => {
    const items = found[name] ?? []
    return items.length > 0 ? [{ value: name, items }] : []
  })
  return { groups, waiting: on && open > 0 }
}
