import { useQueries } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { CountingRules } from './CountingRules.tsx'
import { Receiving } from './Receiving.tsx'
import { KeyList } from './KeyList.tsx'
import { MakeKey } from './MakeKey.tsx'
import { keysQuery, eventNamesQuery, trackingStateQuery, usageSettingsQuery } from './queries.ts'
import { Snippets } from './Snippets.tsx'

const route = getRouteApi('/gate/settings')

/** Tracking: whether events arrive, keys, code to copy, and how events are counted. */
export function Tracking() {
  const { make } = route.useSearch()
  const navigate = route.useNavigate()
  // In the address, so that the search and a link from elsewhere can lead to it.
  const ask = (next: 'key' | undefined) =>
    void navigate({ search: { tab: 'tracking', make: next }, replace: true })
  // Queried in parallel, so that the page appears as a whole and nothing in it moves.
  const queries = useQueries({
    queries: [trackingStateQuery, keysQuery, usageSettingsQuery, eventNamesQuery],
  })
  if (queries.some(({ isPending }) => isPending)) return <QueryLoading />
  return (
    <div className="flex flex-col gap-6">
      <Receiving />
      <div className="max-w-3xl">
        <KeyList onMake={() => ask('key')} />
      </div>
      <section aria-label="How to send events" className="flex max-w-3xl flex-col gap-3 border-t pt-6">
        <h2 className="text-title font-semibold">How to send events</h2>
        <p className="text-soft">With a key of your own in the place of rk_your_key.</p>
        <Snippets apiKey="rk_your_key" />
      </section>
      <CountingRules />
      <MakeKey open={make === 'key'} onClose={() => ask(undefined)} />
    </div>
  )
}
