import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { use, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { dayIn } from '../../../ui/days.ts'
import { Money } from '../../../ui/Money.tsx'
import { Failed } from '../../../ui/PanelStates.tsx'
import { WritingContext } from '../../../ui/WritingContext.tsx'
import { DayOrNone, Line, none } from '../standing/Line.tsx'
import { useCurrency } from '../useCurrency.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import { History } from './History.tsx'
import { subscriptionsQuery } from './queries.ts'
import type { Subscription } from './queries.ts'
import { titleOf } from './words.ts'

const STATES = {
  active: { tone: 'good', word: 'runs' },
  paused: { tone: 'attention', word: 'paused' },
  cancelled: { tone: 'plain', word: 'ended' },
} as const

/** What it brings a month; in its own currency where there is no rate. */
function Monthly({ of }: { of: Subscription }) {
  const own = useCurrency()
  const told = of.changes.find(({ monthly }) => monthly !== null)
  if (of.monthly !== null) return <Money minor={of.monthly} currency={own} />
  return told ? <Money minor={told.monthly!} currency={told.currency} /> : none
}

function One(props: { customerId: number; of: Subscription; onChange: () => void }) {
  const { customerId, of, onChange } = props
  const { tone, word } = STATES[of.state]
  const { timeZone } = use(WritingContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  return (
    <li className="border-b py-2">
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium [overflow-wrap:anywhere]">{titleOf(of)}</span>
        <Chip tone={tone}>{word}</Chip>
      </span>
      {of.reason && <p className="text-small text-soft [overflow-wrap:anywhere]">{of.reason}</p>}
      <dl className="m-0">
        <Line label="A month">
          <Monthly of={of} />
        </Line>
        <Line label="Since">
          <DayOrNone day={of.startedOn} />
        </Line>
        {of.state === 'cancelled' ? (
          <Line label="Ended">
            <DayOrNone day={of.endedOn} />
          </Line>
        ) : (
          <Line label={of.renewsOn && of.renewsOn < today ? 'Was to renew on' : 'Renews on'}>
            <DayOrNone day={of.renewsOn} />
          </Line>
        )}
      </dl>
      <History customerId={customerId} changes={of.changes} />
      <Button size="small" className="mt-1" onClick={onChange}>
        Something changed
      </Button>
    </li>
  )
}

/** What a customer pays again and again, and what can be told about it. */
export function Subscriptions({ customerId }: { customerId: number }) {
  const query = useQuery(subscriptionsQuery(customerId))
  // Counts the questions, so that each begins empty.
  const [asking, setAsking] = useState<{ of: Subscription | null; at: number; open: boolean } | null>(null)
  const ask = (of: Subscription | null) => setAsking({ of, at: (asking?.at ?? 0) + 1, open: true })
  const { data, error } = query
  return (
    <section aria-label="Subscriptions">
      <h2 className="mb-1 text-small font-medium text-soft">Subscriptions</h2>
      {error && <Failed query={query} kept={data !== undefined} />}
      {data?.length === 0 && <p className="text-soft">None.</p>}
      <ul className="m-0 list-none p-0">
        {data?.map((of) => (
          <One key={`${of.source} ${of.name}`} customerId={customerId} of={of} onChange={() => ask(of)} />
        ))}
      </ul>
      <Button
        kind="quiet"
        size="small"
        className="-ms-2.5 mt-1"
        icon={<Plus size={15} aria-hidden />}
        onClick={() => ask(null)}
      >
        Start a subscription
      </Button>
      {asking && (
        <ChangeDialog
          key={asking.at}
          customerId={customerId}
          of={asking.of}
          open={asking.open}
          onClose={() => setAsking({ ...asking, open: false })}
        />
      )}
    </section>
  )
}
