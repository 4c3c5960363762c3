import { useQuery } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { dayIn } from '../../../ui/date/days.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Page } from '../../frame/Page.tsx'
import { lineKey } from '../actions/line-action.ts'
import { Basis } from '../basis/Basis.tsx'
import { basisQuery } from '../basis/queries.ts'
import { todayQuery } from '../queries.ts'
import type { Today } from '../queries.ts'
import { usePendingActions } from '../actions/useSendAction.ts'
import { DoneLines } from './DoneLines.tsx'
import { LimitMenu } from './LimitMenu.tsx'
import { NewLines } from './NewLines.tsx'
import { NobodyToday, NothingYet, WaitingLines } from './TodayStates.tsx'
import { TodayList } from './TodayList.tsx'
import { changesSentence, leadSentence, leftOutSentence } from './sentences.ts'

const quietLink = 'text-accent underline underline-offset-2'

/** Below the day's list: other waiting customers, recent changes, the track record, and what all of it rests on. */
function Beyond({ today }: { today: Today }) {
  const locale = use(LocaleContext)
  const count = (value: number) => formatNumber(value, locale)
  const leftOut = leftOutSentence(today.leftOut, count)
  return (
    <footer className="mt-6 flex flex-col gap-1.5 text-soft">
      <div className="flex items-start justify-between gap-4">
        <p className="pt-1.5">
          {leftOut ? `${leftOut} ` : ''}
          <Anchor href="/today/all" className={quietLink}>
            {leftOut ? 'See them all' : 'See all open items'}
          </Anchor>
        </p>
        <LimitMenu limit={today.limit} />
      </div>
      <p>
        {changesSentence(today.since, count)}{' '}
        <Anchor href="/today/record" className={quietLink}>
          How often Today was right
        </Anchor>
      </p>
      <Basis />
    </footer>
  )
}

/** The list without the lines whose action is being sent. */
function useLines(today: Today | undefined) {
  const { leaving, failures } = usePendingActions()
  const lines = (today?.lines ?? []).filter((line) => !leaving.has(lineKey(line)))
  return { lines, failures, begun: leaving.size > 0 || (today?.done.length ?? 0) > 0 }
}

function Answered({ today }: { today: Today }) {
  const { lines, failures, begun } = useLines(today)
  return (
    <>
      <NewLines newer={today.newer} />
      <TodayList lines={lines} failures={failures} />
      {lines.length === 0 && today.newer.length === 0 && !begun && <NobodyToday />}
      <DoneLines done={today.done} />
      <Beyond today={today} />
    </>
  )
}

/** The customers to contact today, and why. */
export function TodayPage() {
  const locale = use(LocaleContext)
  const query = useQuery(todayQuery)
  const { data: basis } = useQuery(basisQuery)
  const [opened] = useState(() => dayIn(new Date(), locale.timeZone))
  const { data: today } = query
  const { lines, begun } = useLines(today)
  const isKnown = basis && (basis.orders ?? basis.logins ?? basis.goals) !== null
  const isBlank = today && lines.length === 0 && !begun && isKnown === false
  const lead = leadSentence(lines.length, begun, (value) => formatNumber(value, locale))
  const date = new Intl.DateTimeFormat(locale.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(today?.day ?? opened))
  return (
    // Reserves the space of the sentence while it loads.
    <Page title={date} lead={isBlank ? null : today ? lead : '\u00a0'}>
      {query.error && <QueryFailed query={query} kept={today !== undefined} />}
      {!today && !query.error && <WaitingLines />}
      {isBlank && <NothingYet />}
      {today && !isBlank && <Answered today={today} />}
    </Page>
  )
}
