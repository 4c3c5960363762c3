import { Outlet, useLocation } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { keepKeys } from '../../ui/command/keepKeys.ts'
import { KeyboardHelp } from '../../ui/keyboard/KeyboardHelp.tsx'
import { Keys } from '../../ui/keyboard/Keys.tsx'
import { useShortcut } from '../../ui/keyboard/Shortcuts.tsx'
import { ToastProvider } from '../../ui/message/Toast.tsx'
import { TooltipProvider } from '../../ui/message/Tooltip.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { Rail } from './Rail.tsx'
import { SampleBanner } from '../settings/sample/SampleBanner.tsx'
import { useSearchSources } from './useSearchSources.tsx'
import type { Session } from '../client/session.ts'

// Not needed for the first page: loaded with the first search.
const loadPalette = () =>
  import('../../ui/command/CommandPalette.tsx').then((part) => ({ default: part.CommandPalette }))
const Palette = lazy(loadPalette)

function TopBar({ session, onSearch }: { session: Session; onSearch: () => void }) {
  return (
    <header className="sticky top-0 z-20 bg-paper print:hidden">
      <div className="mx-auto flex h-14 max-w-[1184px] items-center justify-between gap-3 px-4 sm:px-8">
        <img src="/icon.svg" alt="Rondo" width={24} height={24} className="sm:hidden" />
        <button
          type="button"
          onClick={onSearch}
          onPointerEnter={() => void loadPalette()}
          className="flex min-h-9 w-full max-w-72 items-center gap-2 rounded-corner border px-3 text-soft transition-colors hover:border-strong pointer-coarse:min-h-11"
        >
          <Search size={16} aria-hidden />
          <span className="flex-1 truncate text-start">Search</span>
          <span className="max-sm:hidden">
            <Keys keys="/" />
          </span>
        </button>
        <PersonMenu session={session} />
      </div>
    </header>
  )
}

/** The frame of every page: the rail, the search, the menu of the person. */
export function Frame({ session }: { session: Session }) {
  return (
    <TooltipProvider>
      <ToastProvider>
        <FrameContent session={session} />
      </ToastProvider>
    </TooltipProvider>
  )
}

function FrameContent({ session }: { session: Session }) {
  const { pathname } = useLocation()
  const [searching, setSearching] = useState(false)
  const [sought, setSought] = useState(false)
  const sources = useSearchSources()
  // Keys typed while the palette loads and opens belong to its field.
  const typed = useRef<(() => string) | null>(null)
  function takeTyped() {
    const text = typed.current?.() ?? ''
    typed.current = null
    return text
  }
  function search() {
    if (!searching) typed.current ??= keepKeys(document)
    setSought(true)
    setSearching(true)
  }
  useShortcut('/', 'Search', search)
  useShortcut('mod+k', 'Search', search)
  return (
    <div className="flex min-h-dvh [--head:3.5rem]">
      <a
        href="#page"
        className="sr-only z-50 rounded-corner bg-accent p-3 text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
      >
        Skip to content
      </a>
      <Rail path={pathname} />
      <div className="min-w-0 flex-1">
        <TopBar session={session} onSearch={search} />
        <SampleBanner />
        <main
          id="page"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1184px] px-4 pt-4 pb-28 sm:px-8 sm:pb-16 print:p-0"
        >
          <Outlet />
        </main>
      </div>
      {sought && (
        <Suspense>
          {' '}
          <Palette
            open={searching}
            onClose={() => {
              takeTyped()
              setSearching(false)
            }}
            takeTyped={takeTyped}
            sources={sources}
            placeholder="Search customers, pages and settings"
          />
        </Suspense>
      )}
      <KeyboardHelp />
    </div>
  )
}
