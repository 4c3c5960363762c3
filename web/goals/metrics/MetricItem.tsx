import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Menu } from '../../../ui/navigation/Menu.tsx'
import { GOALS } from '../queries.ts'
import type { Metric } from '../queries.ts'
import { rondo } from '../../client/rondo.ts'
import { computationSentence, UNIT_NAMES } from './computation-sentence.ts'
import { formatCount } from '../../../values/count.ts'

function useArchive({ id, archivedAt }: Metric) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (): Promise<void> => {
      await (archivedAt ? rondo.goals.restoreMetric({ id }) : rondo.goals.archiveMetric({ id }))
    },
    onSuccess: () => client.invalidateQueries({ queryKey: GOALS }),
  })
}

const useOf = ({ goals, customers }: Metric) =>
  goals === 0
    ? 'in no goal'
    : `in ${formatCount(goals, 'goal', String)} of ${formatCount(customers, 'customer', String)}`

/** One metric with its unit, computation and use. */
export function MetricItem({ metric, onRename }: { metric: Metric; onRename: () => void }) {
  const { name, unit, direction, computation, key, archivedAt } = metric
  const archive = useArchive(metric)
  return (
    <li className="border-b py-2.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0 [overflow-wrap:anywhere]">
          <span className="font-medium">{name}</span> <code className="text-small text-soft">{key}</code>
          <span className="block text-small text-soft">
            {UNIT_NAMES[unit]}, {direction === 'up' ? 'more is better' : 'less is better'} · {useOf(metric)}
          </span>
          {computation && (
            <span className="block text-small text-soft">{computationSentence(computation)}.</span>
          )}
        </div>
        <Menu
          trigger={
            <Button
              kind="quiet"
              size="icon"
              aria-label={`More actions for ${name}`}
              icon={<Ellipsis size={18} aria-hidden />}
            />
          }
          groups={[
            [
              { label: 'Rename…', onSelect: onRename },
              { label: archivedAt ? 'Restore it' : 'Archive it', onSelect: () => archive.mutate() },
            ],
          ]}
        />
      </div>
      {archive.error && (
        <Callout tone="harm" title="Not changed">
          {archive.error.message}
        </Callout>
      )}
    </li>
  )
}
