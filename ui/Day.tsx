import { use } from 'react'
import { formatDate } from './formats.ts'
import { WritingContext } from './WritingContext.tsx'

/** A day of the calendar such as 2026-03-01: the same day in every zone, and without an hour. */
export function Day({ day }: { day: string }) {
  const writing = use(WritingContext)
  return (
    <time dateTime={day} className="whitespace-nowrap tabular-nums">
      {formatDate(new Date(day), { ...writing, timeZone: 'UTC' })}
    </time>
  )
}
