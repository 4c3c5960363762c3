import { use, useState } from 'react'
import { usualGap } from '../../../server/signals/rhythm/usual-gap.ts'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { formatDay } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import { Num } from '../../../ui/number/Num.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import type { QueryState } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Gap } from './Gap.tsx'
import { lastSeen } from './lastSeen.ts'
import type { Usage, UsageDay } from '../queries.ts'
import { StandingLine, none } from './StandingLine.tsx'
import { rankPeople } from './people.ts'
import type { Person } from './people.ts'
import { DAY_MS } from '../../../values/days.ts'
import { formatCount } from '../../../values/count.ts'

function gapOf(logins: readonly UsageDay[]): number | null {
  const days = Int32Array.from(logins, ({ day }) => Date.parse(day) / DAY_MS)
  return days.length < 2 ? null : usualGap(days)
}

/** "13 days ago"; the date on hover. */
function LastSeen({ day }: { day: string }) {
  const locale = use(LocaleContext)
  const [now] = useState(() => new Date())
  return (
    <time dateTime={day} title={formatDay(day, locale)} className="whitespace-nowrap">
      {lastSeen(day, now, locale)}
    </time>
  )
}

/** An empty state: not every product sends log-ins. */
function Hint() {
  return (
    <p className="text-soft">
      None yet. They appear once your product reports them:{' '}
      <Anchor href="/settings?tab=tracking" className="text-accent underline underline-offset-2">
        set up tracking
      </Anchor>
    </p>
  )
}

/** The standing of a customer by their log-ins. */
export function Logins({ query }: { query: QueryState<Usage> }) {
  const { data: usage, error } = query
  const logins = usage?.days.filter(({ isLogin }) => isLogin) ?? []
  const last = logins.at(-1)
  return (
    <section aria-label="Log-ins">
      <h2 className="mb-1 text-small font-medium text-soft">Log-ins</h2>
      {error && <QueryFailed query={query} kept={usage !== undefined} />}
      {usage?.days.length === 0 && <Hint />}
      {usage && usage.days.length > 0 && (
        <dl className="m-0">
          <StandingLine label="Last log-in">{last ? <LastSeen day={last.day} /> : none}</StandingLine>
          <StandingLine label="Days with a log-in">
            <Num value={usage.loginDays} />
          </StandingLine>
          <StandingLine label="Usual gap">
            <Gap days={gapOf(logins)} />
          </StandingLine>
        </dl>
      )}
    </section>
  )
}

function PersonLine({ person }: { person: Person }) {
  const locale = use(LocaleContext)
  const { name, email, days, lastDay, isChampion } = person
  return (
    <li className="border-b py-2">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium [overflow-wrap:anywhere]">{name ?? email ?? 'Unknown person'}</span>
        {isChampion && <Chip tone="accent">champion</Chip>}
      </span>
      <span className="block text-small text-soft">
        {formatCount(days, 'day', (value) => formatNumber(value, locale))} · last seen{' '}
        <LastSeen day={lastDay} />
      </span>
    </li>
  )
}

const AT_ONCE = 8

/** The people who use the product, the most active first. */
export function People({ usage }: { usage: Usage | undefined }) {
  const people = rankPeople(usage?.contacts ?? [])
  if (people.length === 0) return null
  const rest = people.slice(AT_ONCE)
  return (
    <section aria-label="Who logs in">
      <h2 className="mb-1 text-small font-medium text-soft">Who logs in</h2>
      <ul className="m-0 list-none p-0">
        {people.slice(0, AT_ONCE).map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary className="py-2 text-accent">
            <Num value={rest.length} /> more
          </summary>
          <ul className="m-0 list-none p-0">
            {rest.map((person) => (
              <PersonLine key={person.id} person={person} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
