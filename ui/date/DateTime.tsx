import { use } from 'react'
import { formatDate, formatDateTime } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** A date in the person's locale; the exact time with its zone on hover. `at` is ISO text or a Date. */
export function DateTime({ at, withTime }: { at: string | Date; withTime?: boolean }) {
  const locale = use(LocaleContext)
  const moment = new Date(at)
  const exact = formatDateTime(moment, locale)
  return (
    <time dateTime={moment.toISOString()} title={exact} className="whitespace-nowrap tabular-nums">
      {withTime ? exact : formatDate(moment, locale)}
    </time>
  )
}
