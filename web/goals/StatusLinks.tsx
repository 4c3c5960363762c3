import { use } from 'react'
import { Anchor } from '../../ui/navigation/Anchor.tsx'
import { formatNumber } from '../../ui/number/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { STATUSES, statuses } from './statuses.ts'
import type { Status } from './statuses.ts'
import type { GoalsSearch } from './search.ts'

function addressOf({ q, owner }: GoalsSearch, status: Status | undefined): string {
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  if (owner) search.set('owner', owner)
  if (status) search.set('status', status)
  return search.size > 0 ? `/goals?${search}` : '/goals'
}

/** Links to the goals of each status, with their number. */
export function StatusLinks(props: { search: GoalsSearch; counts: Record<Status, number> | undefined }) {
  const { search, counts } = props
  const locale = use(LocaleContext)
  const all = counts && statuses.reduce((sum, status) => sum + counts[status], 0)
  const link = (status: Status | undefined, label: string, count: number | undefined) => (
    <li key={label}>
      <Anchor
        href={addressOf(search, status)}
        aria-current={search.status === status ? 'page' : undefined}
        className="inline-flex min-h-8 items-center gap-1.5 rounded-corner px-2.5 text-soft hover:bg-sunk hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent pointer-coarse:min-h-11"
      >
        {label}
        <span className="min-w-[1ch] text-small tabular-nums">
          {count === undefined ? '' : formatNumber(count, locale)}
        </span>
      </Anchor>
    </li>
  )
  return (
    <nav aria-label="Goals by status">
      <ul className="m-0 -ms-2.5 flex list-none flex-wrap gap-0.5 p-0">
        {link(undefined, 'All', all)}
        {statuses.map((status) => link(status, STATUSES[status].label, counts?.[status]))}
      </ul>
    </nav>
  )
}
