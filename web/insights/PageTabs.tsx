import { useLocation } from '@tanstack/react-router'
import type { FindingPage } from '../../server/insights/finding.ts'
import { Anchor } from '../../ui/navigation/Anchor.tsx'

const LABELS: Record<FindingPage, string> = {
  'coming-back': 'Coming back',
  revenue: 'Revenue',
  products: 'Products',
  benchmarks: 'Benchmarks',
}

/** The name of the page at an address. */
export function pageLabel(path: string): string | null {
  const page = Object.entries(LABELS).find(([name]) => path === `/insights/${name}`)
  return page?.[1] ?? null
}

/** Links to the pages of Insights; the filters stay the same. */
export function PageTabs() {
  const { pathname, searchStr } = useLocation()
  return (
    <nav aria-label="Pages of Insights" className="-mt-2 mb-4 border-b print:hidden">
      <ul className="flex gap-x-1 overflow-x-auto">
        {Object.entries(LABELS).map(([name, label]) => {
          const isHere = pathname === `/insights/${name}`
          return (
            <li key={name}>
              <Anchor
                href={`/insights/${name}${searchStr}`}
                aria-current={isHere ? 'page' : undefined}
                className={`-mb-px flex min-h-10 items-center border-b-2 px-2.5 whitespace-nowrap pointer-coarse:min-h-11 ${isHere ? 'border-b-accent font-medium text-accent' : 'border-b-transparent text-soft hover:text-ink'}`}
              >
                {label}
              </Anchor>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
