import { Ellipsis } from 'lucide-react'
import { use } from 'react'
import { Anchor, Navigation } from '../../ui/navigation/Anchor.tsx'
import { Menu } from '../../ui/navigation/Menu.tsx'
import { useShortcut } from '../../ui/keyboard/Shortcuts.tsx'
import { Tooltip } from '../../ui/message/Tooltip.tsx'
import { places } from './places.tsx'
import type { Place } from './places.tsx'

const ON_BAR = 4

function isHere(place: Place, path: string): boolean {
  return path === place.href || path.startsWith(`${place.href}/`)
}

function RailLink({ place, here }: { place: Place; here: boolean }) {
  const go = use(Navigation)
  useShortcut(place.keys, `Go to ${place.label}`, () => go?.(place.href))
  const look = here ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:bg-sunk hover:text-ink'
  return (
    <li className={place.foot ? 'mt-auto' : ''}>
      <Tooltip label={`Go to ${place.label}`} keys={place.keys}>
        <Anchor
          href={place.href}
          aria-current={here ? 'page' : undefined}
          className={`flex min-h-9 items-center gap-3 rounded-corner px-3 transition-colors ${look}`}
        >
          <place.icon size={18} strokeWidth={1.75} aria-hidden />
          {place.label}
        </Anchor>
      </Tooltip>
    </li>
  )
}

function BarLink({ place, here }: { place: Place; here: boolean }) {
  return (
    <li className="min-w-0 flex-1">
      <Anchor
        href={place.href}
        aria-current={here ? 'page' : undefined}
        className={`flex min-h-14 flex-col items-center justify-center gap-0.5 text-small ${here ? 'font-medium text-accent' : 'text-soft'}`}
      >
        <place.icon size={20} strokeWidth={1.75} aria-hidden />
        <span className="max-w-full truncate">{place.label}</span>
      </Anchor>
    </li>
  )
}

function More({ rest }: { rest: readonly Place[] }) {
  const look = 'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 text-small text-soft'
  const trigger = (
    <button type="button" className={look}>
      <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
      More
    </button>
  )
  const entries = rest.map(({ label, href, icon: Icon }) => ({
    label,
    href,
    icon: <Icon size={18} aria-hidden />,
  }))
  return (
    <li className="min-w-0 flex-1">
      <Menu trigger={trigger} groups={[entries]} />
    </li>
  )
}

/** The navigation: a rail beside the page, on a phone a bar below it. */
export function Rail({ path }: { path: string }) {
  const rest = places.slice(ON_BAR)
  return (
    <>
      <nav
        aria-label="Places"
        className="sticky top-0 hidden h-dvh w-(--rail) shrink-0 flex-col border-e p-3 sm:flex print:hidden"
      >
        <Anchor href="/" className="mb-4 flex items-center gap-2.5 rounded-corner px-3 py-2">
          <img src="/icon.svg" alt="" width={22} height={22} />
          <span className="font-serif text-title tracking-tight">Rondo</span>
        </Anchor>
        <ul className="flex flex-1 flex-col gap-0.5">
          {places.map((place) => (
            <RailLink key={place.href} place={place} here={isHere(place, path)} />
          ))}
        </ul>
      </nav>
      <nav
        aria-label="Places"
        className="fixed inset-x-0 bottom-0 z-30 border-t bg-paper pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
      >
        <ul className="flex">
          {places.slice(0, ON_BAR).map((place) => (
            <BarLink key={place.href} place={place} here={isHere(place, path)} />
          ))}
          {rest.length > 0 && <More rest={rest} />}
        </ul>
      </nav>
    </>
  )
}
