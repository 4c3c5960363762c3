import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, ChevronDown } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { Menu } from '../../../ui/navigation/Menu.tsx'
import { rondo } from '../../client/rondo.ts'
import { todayQuery } from '../queries.ts'

const LIMITS = [5, 10, 15, 20, 30, 50]

/** How many lines this person wants to see on a day. */
export function LimitMenu({ limit }: { limit: number }) {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: (lines: number) => rondo.signals.setLimit({ lines }),
    onSettled: () => client.invalidateQueries({ queryKey: todayQuery.queryKey }),
  })
  const shown = change.isPending ? change.variables : limit
  const choices = [...new Set([...LIMITS, limit])].sort((one, other) => one - other)
  return (
    <div className="flex shrink-0 flex-col items-end whitespace-nowrap">
      <Menu
        trigger={
          <Button kind="quiet" size="small" className="-me-2.5">
            {shown} a day
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
        head={<p className="max-w-44 text-small text-soft">How many customers you want to see per day.</p>}
        groups={[
          choices.map((lines) => ({
            label: `${lines} a day`,
            ...(lines === shown
              ? { icon: <Check size={15} className="text-accent" aria-label="Chosen" /> }
              : {}),
            onSelect: () => change.mutate(lines),
          })),
        ]}
      />
      {change.error && (
        <p role="alert" className="text-small font-medium text-brick">
          {change.error.message}
        </p>
      )}
    </div>
  )
}
