import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { rondo } from '../../client/rondo.ts'
import { exclusionQuery } from '../queries.ts'

/** Changes who is left out of every finding; all panels follow. */
export function useExclusionChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (before: string | null) => rondo.insights.changeExclusion({ before }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['insights'] }),
  })
}

/** Says that the orders seem to begin in the middle of the company's life, and offers to leave old customers out. */
export function TruncationNote() {
  const { data } = useQuery(exclusionQuery)
  const change = useExclusionChange()
  const before = data?.truncation?.before
  if (!data?.sentence || !before || (data.before !== null && data.before >= before)) return null
  return (
    <div className="mb-6 print:hidden">
      <Callout
        tone="attention"
        title="Some of these customers probably bought before"
        action={
          <Button size="small" busy={change.isPending} onClick={() => change.mutate(before)}>
            Leave them out
          </Button>
        }
      >
        {data.sentence}
        {change.error && <p className="mt-1 text-brick">That was not saved: {change.error.message}</p>}
      </Callout>
    </div>
  )
}

/** How many customers are left out, with the way back; nothing if nobody is. */
export function LeftOut() {
  const { data } = useQuery(exclusionQuery)
  const change = useExclusionChange()
  const proposal = data?.truncation?.before
  if (!data?.before || !data.sentence || (proposal !== undefined && data.before < proposal)) return null
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-3 print:hidden">
      <p className="max-w-[70ch] text-small text-soft">{data.sentence}</p>
      <Button kind="quiet" size="small" busy={change.isPending} onClick={() => change.mutate(null)}>
        Include them again
      </Button>
    </div>
  )
}
