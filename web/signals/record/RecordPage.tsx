import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { allKinds } from '../../../server/signals/kinds.ts'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { buttonClasses } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Page } from '../../frame/Page.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { KIND_NAMES } from '../labels.ts'
import { recordQuery } from '../queries.ts'
import type { Past, TrackRecords } from '../queries.ts'
import { RecordKind } from './RecordKind.tsx'
import { RecordTable } from './RecordTable.tsx'
import { shownRecords } from './shown.ts'
import { formatCount } from '../../../values/count.ts'

function Waiting() {
  return (
    <output aria-label="Loading the track record" className="block">
      {Array.from({ length: 3 }, (_, at) => (
        <span key={at} className="flex h-72 flex-col gap-3 border-t py-6">
          <span className="block h-3 w-28 rounded-corner bg-sunk" />
          <span className="block h-4 w-full max-w-[64ch] rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

/** Where the records of the past come from. */
function PastNote({ past }: { past: Past }) {
  const { count, day } = useFormatter()
  const sample = past.replayed < past.customers ? `, a sample of ${count(past.replayed)} of them` : ''
  return (
    <p className="max-w-[70ch] border-t py-4 text-soft">
      Based on your past data: the days from {day(past.from)} to {day(past.through)} replayed for{' '}
      {formatCount(past.customers, 'customer', count)}
      {sample}, using only what was known on each day. They are replaced by results of real signals as soon as
      20 of a kind can be judged.
    </p>
  )
}

/** While the past is replayed, and when there is none. */
function NoRecord({ isReplaying }: { isReplaying: boolean }) {
  return (
    <EmptyState
      title={isReplaying ? 'Replaying past data' : 'How reliable Today is'}
      why={
        isReplaying
          ? 'Rondo replays each day of the past year using only what was known then, to see how often its signals would have been right. This takes less than a minute; the result appears here.'
          : 'For each kind of signal: how often it appeared, who left afterwards and who bought again, compared with customers without it. It is updated every night and covers past data once you import orders.'
      }
    />
  )
}

function Answered({ answer }: { answer: TrackRecords }) {
  const { records, past, isReplaying } = answer
  const shown = shownRecords(records, past)
  const missing = allKinds.filter((kind) => !shown.some(({ record }) => record.kind === kind))
  useEffect(() => {
    // The target of the hash has only now been rendered.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  if (shown.length === 0) return <NoRecord isReplaying={isReplaying} />
  return (
    <>
      {past && shown.some(({ isPast }) => isPast) && <PastNote past={past} />}
      {isReplaying && <output className="block pb-4 text-soft">Your past data is being replayed …</output>}
      {shown.map((one) => (
        <RecordKind key={one.record.kind} {...one} />
      ))}
      {missing.length > 0 && (
        <p className="border-t py-6 text-soft">
          No signals so far: {missing.map((kind) => KIND_NAMES[kind].toLowerCase()).join(', ')}.
        </p>
      )}
      <details className="border-t py-4">
        <summary className="py-1.5 text-soft pointer-coarse:py-3">Show it as a table</summary>
        <RecordTable records={shown} />
      </details>
    </>
  )
}

/** The track record: how often each kind of signal was right. */
export function RecordPage() {
  const query = useQuery(recordQuery)
  const formatter = useFormatter()
  const counted = query.data?.records[0]?.countedOn
  const today = (
    <Anchor href="/today" className={buttonClasses('quiet')}>
      Back to Today
    </Anchor>
  )
  return (
    <Page
      title="How often Today was right"
      lead={`What followed the signals of the last year, compared with customers of the same age without them.${counted ? ` Updated on ${formatter.day(counted)}.` : ''} It shows what happened after a signal, not what your calls caused.`}
      actions={today}
    >
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {!query.data && !query.error && <Waiting />}
      {query.data && <Answered answer={query.data} />}
    </Page>
  )
}
