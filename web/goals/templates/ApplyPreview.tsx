import type { UseQueryResult } from '@tanstack/react-query'
import { use } from 'react'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { rondo } from '../../client/rondo.ts'
import { previewSentence } from './preview-sentence.ts'

/** How many customers would get the goal, counted before anything changes. */
export function ApplyPreview(props: {
  query: UseQueryResult<Awaited<ReturnType<typeof rondo.goals.apply>>>
  isCounted: boolean
}) {
  const { query, isCounted } = props
  const locale = use(LocaleContext)
  if (query.error) {
    return (
      <Callout tone="harm" title="Counting failed">
        {query.error.message}
      </Callout>
    )
  }
  return (
    <p aria-live="polite" className="min-h-11 text-read">
      {isCounted && query.data
        ? previewSentence(query.data, (count) => formatNumber(count, locale))
        : query.isFetching && 'Counting…'}
    </p>
  )
}
