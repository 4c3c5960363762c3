import { use } from 'react'
import { formatDay } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** A day of the calendar such as 2026-03-01: the same day in every zone, and without an hour. */
export function Day({ day }: { day: string }) {
  const locale = use(LocaleContext)
  return (
    <time dateTime={day} className="whitespace-nowrap tabular-nums">
      {formatDay(day, locale)}
    </time>
  )
}
