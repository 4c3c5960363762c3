import { use, useMemo } from 'react'
import { Navigation } from '../ui/Anchor.tsx'
import { among } from '../ui/useFound.ts'
import type { Source } from '../ui/useFound.ts'
import { places } from './places.tsx'

/** What the search looks through. Pages add their own sources beside these as they are built. */
export function useSources(): readonly Source[] {
  const navigate = use(Navigation)
  const go = useMemo(() => navigate ?? ((href: string) => location.assign(href)), [navigate])
  return useMemo(() => {
    const all = places.map(({ href, label, icon: Icon, keys }) => {
      return { id: href, label, keys, icon: <Icon size={17} aria-hidden />, run: () => go(href) }
    })
    return [{ name: 'Pages', find: (typed: string) => among(all, typed) }]
  }, [go])
}
