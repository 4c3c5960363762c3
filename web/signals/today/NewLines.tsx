import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { keepLines, todayQuery } from '../queries.ts'
import type { Today } from '../queries.ts'

/** Lines that came after the list was first shown: they wait here, so that nothing moves while somebody works. */
export function NewLines({ newer }: { newer: Today['newer'] }) {
  const client = useQueryClient()
  const show = useMutation({
    mutationFn: () => keepLines(newer),
    onSuccess: (today) => client.setQueryData(todayQuery.queryKey, today),
  })
  if (newer.length === 0) return null
  return (
    <div className="mt-4">
      <Button
        size="small"
        icon={<ArrowDown size={15} aria-hidden />}
        disabled={show.isPending}
        onClick={() => show.mutate()}
      >
        {newer.length} new
      </Button>
      {show.error && (
        <p role="alert" className="mt-1 text-small font-medium text-brick">
          {show.error.message}
        </p>
      )}
    </div>
  )
}
