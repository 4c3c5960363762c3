import {
  ChevronRight,
  DoorOpen,
  Flag,
  FlagOff,
  LogIn,
  NotebookPen,
  Phone,
  Repeat,
  ShoppingBag,
  Trash2,
  Wrench,
} from 'lucide-react'
import { use, useState } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Chip } from '../../ui/message/Chip.tsx'
import { Day } from '../../ui/date/Day.tsx'
import { formatNumber } from '../../ui/number/format.ts'
import { Money } from '../../ui/number/Money.tsx'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { KIND_NAMES } from '../signals/labels.ts'
import { useSignalText } from '../signals/useSignalText.ts'
import { describeVisit } from '../customers/portal/visits.ts'
import type { Note } from '../customers/queries.ts'
import { describeChange, describeNotice } from '../sales/subscriptions/sentences.ts'
import { useCurrency } from '../client/useCurrency.ts'
import { exclusionReason } from '../customers/orders/exclusion.ts'
import type { Entry } from './entries.ts'
import { Line } from './Line.tsx'
import { DAY_MS } from '../../values/days.ts'

type Of<Sort extends Entry['sort']> = { entry: Extract<Entry, { sort: Sort }>; isSameDay: boolean }

const SIGN = { size: 15, 'aria-hidden': true } as const
const NAMED = 2

/** "Widget, Gadget and 3 more". */
function Products({ products }: { products: readonly string[] }) {
  const named = [...new Set(products)]
  const rest = named.length - NAMED
  if (named.length === 0) return null
  return (
    <span className="text-soft">
      {' · '}
      {named.slice(0, NAMED).join(', ')}
      {rest > 0 && ` and ${rest} more`}
    </span>
  )
}

export function OrderLine({ entry, isSameDay }: Of<'orders'>) {
  const writing = use(LocaleContext)
  const own = useCurrency()
  const { order } = entry
  const why = exclusionReason(order)
  const amount =
    order.amount === null ? (
      <span className="text-soft">not told</span>
    ) : (
      <Money minor={order.amount} currency={order.currency ?? own} />
    )
  return (
    <Line day={entry.day} isSameDay={isSameDay} icon={<ShoppingBag {...SIGN} />} sort="Order:" end={amount}>
      <span className={why ? 'text-soft' : ''}>
        {order.nth === null ? 'Ordered' : `Order ${formatNumber(order.nth, writing)}`}
      </span>
      <Products products={order.lines.map(({ product }) => product)} /> {why && <Chip>{why}</Chip>}
      {!why && order.refunded > 0 && <Chip tone="attention">partly refunded</Chip>}
    </Line>
  )
}

const counted = (value: number, noun: string, words: string) => `${words} ${noun}${value === 1 ? '' : 's'}`

/** Log-ins of one day or of several; several open to their days. */
export function LoginsLine({ entry, isSameDay }: Of<'logins'>) {
  const writing = use(LocaleContext)
  const [open, setOpen] = useState(false)
  const { days } = entry
  const count = (value: number, noun: string) => counted(value, noun, formatNumber(value, writing))
  const events = days.reduce((sum, day) => sum + day.events, 0)
  const people = (contacts: number) =>
    contacts > 1 ? `, ${count(contacts, 'person').replace('persons', 'people')}` : ''
  const only = days.length === 1 ? days[0]! : null
  return (
    <Line day={entry.day} isSameDay={isSameDay} icon={<LogIn {...SIGN} />} sort="Log-ins:">
      {only ? (
        <>
          Logged in, {count(only.events, 'event')}
          {people(only.contacts)}
        </>
      ) : (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="inline-flex items-baseline gap-1 rounded-corner text-start pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          Logged in on {count(days.length, 'day')}, {count(events, 'event')}
          <ChevronRight
            size={14}
            aria-hidden
            className={`translate-y-0.5 text-soft transition-transform ${open ? 'rotate-90' : 'rtl:rotate-180'}`}
          />
        </button>
      )}
      {open && (
        <ul className="m-0 mt-1 list-none p-0 text-small text-soft">
          {days.map((day) => (
            <li key={day.day} className="py-0.5 tabular-nums">
              <Day day={day.day} /> · {count(day.events, 'event')}
              {people(day.contacts)}
            </li>
          ))}
        </ul>
      )}
    </Line>
  )
}

export function SignalLine({ entry, isSameDay }: Of<'signals'>) {
  const { sentence } = useSignalText()
  const writing = use(LocaleContext)
  const { signal, what, day } = entry
  const name = <span className="font-medium">{KIND_NAMES[signal.kind]}</span>
  const line = { day, isSameDay }
  if (what === 'opened') {
    return (
      <Line {...line} icon={<Flag {...SIGN} />} sort="Signal:">
        {name}. {sentence(signal)}
      </Line>
    )
  }
  if (what === 'addressed') {
    return (
      <Line {...line} icon={<Wrench {...SIGN} />} sort="Seen to:">
        {signal.addressedBy ?? 'Somebody'} saw to it: {name}
        {signal.codeLabel && <> · {signal.codeLabel}</>}
        {signal.words && <span className="block whitespace-pre-line text-soft">{signal.words}</span>}
      </Line>
    )
  }
  const lasted = Math.round(Date.parse(day) / DAY_MS) - signal.since
  return (
    <Line {...line} icon={<FlagOff {...SIGN} />} sort="Over:">
      Over: {name}
      {lasted > 0 && `, after ${counted(lasted, 'day', formatNumber(lasted, writing))}`}
    </Line>
  )
}

export function VisitLine({ entry, isSameDay }: Of<'visits'>) {
  const { visit, day } = entry
  return (
    <Line day={day} isSameDay={isSameDay} icon={<DoorOpen {...SIGN} />} sort="On their page:">
      {visit.email} <span className="text-soft">{describeVisit(visit)}</span>
    </Line>
  )
}

export function SubscriptionLine({ entry, isSameDay }: Of<'subscriptions'>) {
  const writing = use(LocaleContext)
  const words = entry.what === 'notice' ? describeNotice : describeChange
  return (
    <Line day={entry.day} isSameDay={isSameDay} icon={<Repeat {...SIGN} />} sort="Subscription:">
      {words(entry.change, entry.of, writing)}
    </Line>
  )
}

export function NoteLine({ entry, isSameDay, onRemove }: Of<'notes'> & { onRemove: (note: Note) => void }) {
  const { note, day } = entry
  const isCall = note.kind === 'call'
  const Icon = isCall ? Phone : NotebookPen
  const remove = note.id > 0 && (
    <Button
      kind="quiet"
      size="icon"
      className="-my-2"
      aria-label={isCall ? 'Take this call away' : 'Take this note away'}
      icon={<Trash2 size={15} aria-hidden />}
      onClick={() => onRemove(note)}
    />
  )
  return (
    <Line
      day={day}
      isSameDay={isSameDay}
      icon={<Icon {...SIGN} />}
      sort={isCall ? 'Call:' : 'Note:'}
      end={remove}
    >
      <p className="max-w-[70ch] whitespace-pre-line">{note.words}</p>
      <p className="text-small text-soft">{note.author}</p>
    </Line>
  )
}
