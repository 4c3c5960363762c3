import { ChartLine, CopyPlus, KeyRound, ListChecks, Radio, Ruler, Settings, Target, User } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { use, useMemo } from 'react'
import { Navigation } from '../../ui/navigation/Anchor.tsx'
import { filterCommands } from '../../ui/command/useCommands.ts'
import type { CommandSource } from '../../ui/command/useCommands.ts'
import { places } from './places.tsx'
import { SETTINGS_PAGES } from '../settings/pages.ts'
import { rondo } from '../client/rondo.ts'

const MAX_RESULTS = 8

interface Subpage {
  href: string
  label: string
  icon: LucideIcon
  /** Other words that find it. */
  words?: string
}

/** Commands of the search; each opens the page of its action. */
const COMMANDS: readonly { label: string; href: string; icon: LucideIcon }[] = [
  { label: 'Create a tracking key', href: '/settings?tab=tracking&make=key', icon: KeyRound },
  { label: 'Apply a goal template to many customers', href: '/goals?apply=template', icon: CopyPlus },
  { label: 'Create a metric', href: '/settings?tab=metrics&make=metric', icon: Ruler },
  { label: 'Choose what counts as a log-in', href: '/settings?tab=tracking', icon: Radio },
]

/** Customers by a part of their name, of their address or of their id. */
async function findCustomers(typed: string, signal: AbortSignal, go: (href: string) => void) {
  const search = typed.trim()
  if (search === '') return []
  const { customers } = await rondo.sales.customers({ search, limit: MAX_RESULTS }, { signal })
  return customers.map(({ id, name, email, country }) => {
    const note = email === name ? country : (email ?? country)
    return {
      id: `customer ${id}`,
      label: name,
      ...(note ? { note } : {}),
      icon: <User size={17} aria-hidden />,
      run: () => go(`/customers/${id}`),
    }
  })
}

/** Pages below those of the rail, without keys of their own. */
const subpages: readonly Subpage[] = [
  { href: '/today/all', label: 'All open items', icon: ListChecks },
  { href: '/today/record', label: 'How often Today was right', icon: Target },
  { href: '/insights/coming-back', label: 'Insights: Coming back', icon: ChartLine, words: 'ladder cohorts' },
  {
    href: '/insights/revenue',
    label: 'Insights: Revenue',
    icon: ChartLine,
    words: 'recurring best customers',
  },
  { href: '/insights/products', label: 'Insights: Products', icon: ChartLine, words: 'cross-sell' },
  { href: '/insights/benchmarks', label: 'Insights: Benchmarks', icon: ChartLine },
  ...SETTINGS_PAGES.map(({ tab, label, words }) => ({
    href: `/settings?tab=${tab}`,
    label: `Settings: ${label}`,
    icon: Settings,
    words,
  })),
]

/** The sources of the search. */
export function useSearchSources(): readonly CommandSource[] {
  const navigate = use(Navigation)
  const go = useMemo(() => navigate ?? ((href: string) => location.assign(href)), [navigate])
  return useMemo(() => {
    const all = [...places, ...subpages].map(({ href, icon: Icon, ...page }) => {
      return { id: href, ...page, icon: <Icon size={17} aria-hidden />, run: () => go(href) }
    })
    const commands = COMMANDS.map(({ label, href, icon: Icon }) => {
      return { id: label, label, icon: <Icon size={17} aria-hidden />, run: () => go(href) }
    })
    return [
      { name: 'Pages', find: (typed: string) => filterCommands(all, typed) },
      { name: 'Do', find: (typed: string) => (typed.trim() === '' ? [] : filterCommands(commands, typed)) },
      {
        name: 'Customers',
        find: (typed: string, signal: AbortSignal) => findCustomers(typed, signal, go),
      },
    ]
  }, [go])
}
