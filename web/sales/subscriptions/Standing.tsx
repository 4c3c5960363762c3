import { use, useState } from 'react'
import { Chip } from '../../../ui/message/Chip.tsx'
import { Day } from '../../../ui/date/Day.tsx'
import { dayIn } from '../../../ui/date/days.ts'
import { Money } from '../../../ui/number/Money.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { DayOrNone, StandingLine, none } from '../../customers/standing/StandingLine.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import type { Subscription } from './queries.ts'
import { describeTerm } from './sentences.ts'

const STATES = {
  active: { tone: 'good', word: 'runs' },
  paused: { tone: 'attention', word: 'paused' },
  cancelled: { tone: 'plain', word: 'ended' },
} as const

/** The monthly amount; in its own currency if there is no rate. */
function Monthly({ of }: { of: Subscription }) {
  const own = useCurrency()
  const priced = of.changes.find(({ monthly }) => monthly !== null)
  if (of.monthly !== null) return <Money minor={of.monthly} currency={own} />
  return priced ? <Money minor={priced.monthly!} currency={priced.currency} /> : none
}

/** When it renews or ends. Only a paused subscription lets its renewal day pass. */
function Ahead({ of }: { of: Subscription }) {
  const { timeZone } = use(LocaleContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  return (
    <>
      {(of.renewsOn || !of.endsOn) && (
        <StandingLine label={of.renewsOn && of.renewsOn < today ? 'Was due to renew on' : 'Renews on'}>
          <DayOrNone day={of.renewsOn} />
          <ByTerm of={of} />
        </StandingLine>
      )}
      {of.endsOn && (
        <StandingLine label="Ends on">
          <DayOrNone day={of.endsOn} />
        </StandingLine>
      )}
    </>
  )
}

/** Why it renews on that day, if no day is recorded. */
function ByTerm({ of }: { of: Subscription }) {
  const locale = use(LocaleContext)
  if (!of.renewsByItself) return null
  return <span className="block text-small text-soft">{describeTerm(of, locale)}</span>
}

/** Its state as one word. */
export function State({ of }: { of: Subscription }) {
  const { tone, word } = STATES[of.state]
  if (of.state === 'active' && of.endsOn)
    return (
      <Chip tone="attention">
        runs until <Day day={of.endsOn} />
      </Chip>
    )
  return <Chip tone={tone}>{word}</Chip>
}

/** The amount, the start, and the next renewal or end. */
export function Standing({ of }: { of: Subscription }) {
  const why = of.reason ?? of.changes.find(({ liesAhead, day }) => liesAhead && day === of.endsOn)?.reason
  return (
    <>
      {why && <p className="text-small text-soft [overflow-wrap:anywhere]">{why}</p>}
      <dl className="m-0">
        <StandingLine label="A month">
          <Monthly of={of} />
        </StandingLine>
        <StandingLine label="Since">
          <DayOrNone day={of.startedOn} />
        </StandingLine>
        {of.state === 'cancelled' ? (
          <StandingLine label="Ended">
            <DayOrNone day={of.endedOn} />
          </StandingLine>
        ) : (
          <Ahead of={of} />
        )}
      </dl>
    </>
  )
}
