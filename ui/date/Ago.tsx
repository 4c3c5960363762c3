import { use, useEffect, useState } from 'react'
import { formatAgo, formatDateTime } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

const MINUTE = 60_000

/** "3 days ago"; exact on hover. Updates while the page is open. */
export function Ago({ at }: { at: string | Date }) {
  const locale = use(LocaleContext)
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const clock = setInterval(() => setNow(new Date()), MINUTE)
    return () => clearInterval(clock)
  }, [])
  const moment = new Date(at)
  return (
    <time
      dateTime={moment.toISOString()}
      title={formatDateTime(moment, locale)}
      className="whitespace-nowrap"
    >
      {formatAgo(moment, now, locale)}
    </time>
  )
}
