import type { LucideIcon } from 'lucide-react'
import { use } from 'react'
import type { ReactNode } from 'react'
import { formatDay } from '../../ui/date/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'

/** A day without its year, which the month above it shows. */
function Day({ day }: { day: string }) {
  const locale = use(LocaleContext)
  const short = new Intl.DateTimeFormat(locale.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (
    <time dateTime={day} title={formatDay(day, locale)} className="tabular-nums">
      {short.format(new Date(day))}
    </time>
  )
}

/** One line of the timeline: day, kind and content. */
export function Line(props: {
  day: string
  /** The line above has the same day. */
  isSameDay: boolean
  icon: LucideIcon
  /** The kind in a word, for people who do not see the icon. */
  sort: string
  children: ReactNode
  /** At the end, such as an amount. */
  end?: ReactNode
}) {
  const { day, isSameDay, icon: Icon, sort, children, end } = props
  return (
    <li className="flex items-baseline gap-3 border-b py-2">
      <span className="w-14 shrink-0 text-small whitespace-nowrap text-soft">
        <span className={isSameDay ? 'sr-only' : ''}>
          <Day day={day} />
        </span>
      </span>
      <span className="shrink-0 translate-y-0.5 text-soft">
        <Icon size={15} aria-hidden />
        <span className="sr-only">{sort}</span>
      </span>
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</div>
      {end && <div className="shrink-0 text-end">{end}</div>}
    </li>
  )
}
