import { use } from 'react'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { describeImported } from './sentences.ts'
import type { SubscriptionsResult } from './send.ts'

const FIRST = 5

/** The result of a file of subscriptions, and the first rejected rows with their reasons. */
export function SubscriptionsImported({ taken }: { taken: SubscriptionsResult }) {
  const locale = use(LocaleContext)
  const { tone, title, words } = describeImported(taken, locale)
  return (
    <div className="flex flex-col gap-4">
      <Callout tone={tone} title={title}>
        {words}
      </Callout>
      {taken.rejects.length > 0 && (
        <ul aria-label="Rows left out" className="m-0 list-none p-0">
          {taken.rejects.slice(0, FIRST).map(({ line, column, value, reason }, at) => (
            <li key={at} className="flex gap-4 border-b py-2">
              <span className="w-20 shrink-0 text-soft tabular-nums">Line {formatNumber(line, locale)}</span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                {column && <span className="font-medium">{column} </span>}
                {value && `“${value}” `}
                {reason}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
