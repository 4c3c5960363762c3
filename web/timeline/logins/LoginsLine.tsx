import { ChevronRight, LogIn } from 'lucide-react'
import { use, useState } from 'react'
import type { LoginsMoment } from '../../../server/usage/moment-store.ts'
import { Day } from '../../../ui/date/Day.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { formatCount } from '../../../values/count.ts'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'

/** Log-ins of one day or of several; several can be opened to their days. */
export function LoginsLine({ moment, moments, isSameDay }: MomentProps<LoginsMoment>) {
  const locale = use(LocaleContext)
  const [open, setOpen] = useState(false)
  const count = (value: number, noun: string, plural?: string) =>
    formatCount(value, noun, (number) => formatNumber(number, locale), plural)
  const summary = ({ events, contacts }: LoginsMoment) =>
    `${count(events, 'event')}${contacts > 1 ? `, ${count(contacts, 'person', 'people')}` : ''}`
  const events = moments.reduce((sum, { detail }) => sum + detail.events, 0)
  return (
    <Line day={moment.day} isSameDay={isSameDay} icon={LogIn} sort="Log-ins:">
      {moments.length === 1 ? (
        <>Logged in, {summary(moment.detail)}</>
      ) : (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="inline-flex items-baseline gap-1 rounded-corner text-start pointer-coarse:min-h-11 pointer-coarse:items-center"
        >
          Logged in on {count(moments.length, 'day')}, {count(events, 'event')}
          <ChevronRight
            size={14}
            aria-hidden
            className={`translate-y-0.5 text-soft transition-transform ${open ? 'rotate-90' : 'rtl:rotate-180'}`}
          />
        </button>
      )}
      {open && (
        <ul className="m-0 mt-1 list-none p-0 text-small text-soft">
          {moments.map(({ key, day, detail }) => (
            <li key={key} className="py-0.5 tabular-nums">
              <Day day={day} /> · {summary(detail)}
            </li>
          ))}
        </ul>
      )}
    </Line>
  )
}
