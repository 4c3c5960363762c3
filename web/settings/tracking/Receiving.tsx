import { useQuery } from '@tanstack/react-query'
import { Radio } from 'lucide-react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { trackingStateQuery } from './queries.ts'
import type { TrackingState } from './queries.ts'
import { DAY_MS } from '../../../values/days.ts'

/** After this many silent days something is probably broken. */
const SILENT_DAYS = 3

function NoEvents() {
  return (
    <div className="flex items-start gap-3 rounded-corner border border-dashed border-strong px-4 py-3">
      <Radio size={18} aria-hidden className="mt-0.5 text-soft" />
      <p>
        <span className="font-medium">No event yet.</span> Create a key, add the script to one of your pages
        and open that page: the first event appears here by itself.
      </p>
    </div>
  )
}

/** Events that are not processed yet, and users who are not identified yet. */
function PendingEvents({ waiting, unknownVisitors }: TrackingState) {
  return (
    <>
      {waiting > 0 && (
        <>
          {' '}
          <Num value={waiting} /> {waiting === 1 ? 'is' : 'are'} just being read.
        </>
      )}
      {unknownVisitors > 0 && (
        <>
          {' '}
          <Num value={unknownVisitors} /> {unknownVisitors === 1 ? 'visitor is' : 'visitors are'} not
          identified yet. They join their customer once they are.
        </>
      )}
    </>
  )
}

function ReceivingState({ state, now }: { state: TrackingState; now: number }) {
  const { lastReceivedAt, receivedToday, customers } = state
  if (!lastReceivedAt) return <NoEvents />
  const isSilent = now - new Date(lastReceivedAt).getTime() > SILENT_DAYS * DAY_MS
  return (
    <Callout
      tone={isSilent ? 'attention' : 'good'}
      title={isSilent ? 'No events for days' : 'Events are coming in'}
    >
      The last event came <Ago at={lastReceivedAt} />; <Num value={receivedToday} /> so far today.{' '}
      <Num value={customers} /> {customers === 1 ? 'customer has' : 'customers have'} been seen.
      <PendingEvents {...state} />
    </Callout>
  )
}

/** Whether events arrive; changes by itself when the first one does. */
export function Receiving() {
  const query = useQuery(trackingStateQuery)
  return (
    <div aria-live="polite" className="min-h-20 max-w-[70ch]">
      <LoadingPanel query={query}>
        {(state) => <ReceivingState state={state} now={query.dataUpdatedAt} />}
      </LoadingPanel>
    </div>
  )
}
