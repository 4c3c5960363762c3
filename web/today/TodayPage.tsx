import { useQuery } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Anchor } from '../../ui/Anchor.tsx'
import { formatNumber } from '../../ui/formats.ts'
import { Failed } from '../../ui/PanelStates.tsx'
import { WritingContext } from '../../ui/WritingContext.tsx'
import { Page } from '../Page.tsx'
import { keyOf } from '../signals/acts.ts'
import { todayIn } from '../signals/days.ts'
import { todayQuery } from '../signals/queries.ts'
import type { Today } from '../signals/queries.ts'
import { useUnderway } from '../signals/useActs.ts'
import { DoneLines } from './DoneLines.tsx'
import { LimitMenu } from './LimitMenu.tsx'
import { NobodyToday, NothingYet, TrackingHint, WaitingLines } from './Nothing.tsx'
import { soldQuery, trackedQuery } from './queries.ts'
import { TodayLines } from './TodayLines.tsx'
import { changesOf, leadOf, leftOutOf } from './words.ts'

const quietLink = 'text-accent underline underline-offset-2'

/** What is beyond the day's list: who else waits, what has changed, how often it was right. */
function Beyond({ today, isTracked }: { today: Today; isTracked: boolean | undefined }) {
  const writing = use(WritingContext)
  const count = (value: number) => formatNumber(value, writing)
  const leftOut = leftOutOf(today.leftOut, count)
  return (
    <footer className="mt-8 flex flex-col gap-1.5 text-soft">
      <p>
        {leftOut ? `${leftOut} ` : ''}
        <Anchor href="/today/all" className={quietLink}>
          {leftOut ? 'See them all' : 'Everything that waits'}
        </Anchor>
      </p>
      <p>
        {changesOf(today.since, count)}{' '}
        <Anchor href="/today/record" className={quietLink}>
          How often Today was right
        </Anchor>
      </p>
      {isTracked === false && <TrackingHint />}
    </footer>
  )
}

function Answered({ today }: { today: Today }) {
  const { leaving, failures } = useUnderway()
  const { data: isTracked } = useQuery(trackedQuery)
  const { data: isSold } = useQuery(soldQuery)
  const { locale } = use(WritingContext)
  const lines = today.lines.filter((line) => !leaving.has(keyOf(line)))
  const people = new Set(lines.map(({ customerId }) => customerId)).size
  const begun = leaving.size > 0 || today.done.length > 0
  if (lines.length === 0 && !begun && isSold === false && isTracked === false) return <NothingYet />
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <p className="max-w-[70ch] pt-1 text-read text-soft" aria-live="polite">
          {leadOf(people, begun, (value) => formatNumber(value, { locale, timeZone: 'UTC' }))}
        </p>
        <LimitMenu limit={today.limit} />
      </div>
      <TodayLines lines={lines} failures={failures} />
      {lines.length === 0 && !begun && <NobodyToday />}
      <DoneLines done={today.done} />
      <Beyond today={today} isTracked={isTracked} />
    </>
  )
}

/** Whom to hear from today, and why. */
export function TodayPage() {
  const { locale, timeZone } = use(WritingContext)
  const query = useQuery(todayQuery)
  const [opened] = useState(() => todayIn(timeZone, new Date()))
  const day = query.data?.day ?? opened
  const date = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(day))
  return (
    <Page title={date}>
      {query.error && <Failed query={query} kept={query.data !== undefined} />}
      {!query.data && !query.error && <WaitingLines />}
      {query.data && <Answered today={query.data} />}
    </Page>
  )
}
