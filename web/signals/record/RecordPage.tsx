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
import type { TrackRecord } from '../queries.ts'
import { RecordKind } from './RecordKind.tsx'
import { RecordTable } from './RecordTable.tsx'

function Waiting() {
  return (
    <output aria-label="Fetching the track record" className="block">
      {Array.from({ length: 3 }, (_, at) => (
        <span key={at} className="flex h-72 flex-col gap-3 border-t py-6">
          <span className="block h-3 w-28 rounded-corner bg-sunk" />
          <span className="block h-4 w-full max-w-[64ch] rounded-corner bg-sunk" />
        </span>
      ))}
    </output>
  )
}

function Answered({ records }: { records: readonly TrackRecord[] }) {
  const fired = allKinds.flatMap(
    (kind) => records.find((record) => record.kind === kind && record.fired > 0) ?? [],
  )
  const silent = allKinds.filter((kind) => !fired.some((record) => record.kind === kind))
  useEffect(() => {
    // The target of the hash has only now been rendered.
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  if (fired.length === 0) {
    return (
      <EmptyState
        title="Whether Today is worth listening to"
        why="For each kind of signal: how often it came, who was gone afterwards and who bought again, beside customers without it. It is counted every night, and says nothing before enough has happened."
      />
    )
  }
  return (
    <>
      {fired.map((record) => (
        <RecordKind key={record.kind} record={record} />
      ))}
      {silent.length > 0 && (
        <p className="border-t py-6 text-soft">
          Never came so far: {silent.map((kind) => KIND_NAMES[kind].toLowerCase()).join(', ')}.
        </p>
      )}
      <details className="border-t py-4">
        <summary className="py-1.5 text-soft pointer-coarse:py-3">All of it as a table</summary>
        <RecordTable records={fired} />
      </details>
    </>
  )
}

/** The track record: how often each kind of signal was right. */
export function RecordPage() {
  const query = useQuery(recordQuery)
  const formatter = useFormatter()
  const counted = query.data?.[0]?.countedOn
  const today = (
    <Anchor href="/today" className={buttonClasses('quiet')}>
      Back to Today
    </Anchor>
  )
  return (
    <Page
      title="How often Today was right"
      lead={`What followed the signals of the last year, beside comparable customers, of the same age and without it.${counted ? ` Counted on ${formatter.day(counted)}.` : ''} It tells what came after, not what your calls have brought about.`}
      actions={today}
    >
      {query.error && <QueryFailed query={query} kept={query.data !== undefined} />}
      {!query.data && !query.error && <Waiting />}
      {query.data && <Answered records={query.data} />}
    </Page>
  )
}
