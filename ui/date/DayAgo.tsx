import { use, useState } from 'react'
import { formatDay, formatDayAgo } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** "Yesterday", for a day of the calendar such as 2026-03-01; the date on hover. */
export function DayAgo({ day }: { day: string }) {
  const locale = use(LocaleContext)
  const [now] = useState(() => new Date())
  return (
    <time dateTime={day} title={formatDay(day, locale)} className="whitespace-nowrap">
      {formatDayAgo(day, now, locale)}
    </time>
  )
}
