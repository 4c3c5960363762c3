import { useQuery } from '@tanstack/react-query'
import { Target } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { EmptyState } from '../../../ui/message/EmptyState.tsx'
import { QueryFailed, QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { useDialog } from '../../../ui/dialog/useDialog.ts'
import { ReadingsFileButton } from '../../connect/readings/ReadingsFileButton.tsx'
import type { Customer } from '../../customers/queries.ts'
import { GoalCard } from './GoalCard.tsx'
import { goalsQuery } from './queries.ts'
import type { Goal } from './queries.ts'
import { SetGoal } from '../plan/SetGoal.tsx'

const ORDER = ['at_risk', 'on_track', 'planned', 'reached', 'dropped']

function Goals({ goals, customer }: { goals: readonly Goal[]; customer: Customer }) {
  const [now] = useState(() => Date.now())
  const sorted = goals.toSorted(
    (one, other) =>
      ORDER.indexOf(one.status) - ORDER.indexOf(other.status) || one.dueOn.localeCompare(other.dueOn),
  )
  const dropped = sorted.filter(({ status }) => status === 'dropped')
  const card = (goal: Goal) => <GoalCard key={goal.id} goal={goal} customerName={customer.name} now={now} />
  return (
    <>
      {sorted.filter(({ status }) => status !== 'dropped').map(card)}
      {dropped.length > 0 && (
        <details className="text-soft">
          <summary className="py-2 pointer-coarse:py-3">Dropped ({dropped.length})</summary>
          {dropped.map(card)}
        </details>
      )}
    </>
  )
}

/** The goals on the page of a customer. */
export function CustomerGoals({ customer }: { customer: Customer }) {
  const query = useQuery(goalsQuery(customer.id))
  const asking = useDialog()
  const { data: goals, error } = query
  const set = (kind: 'plain' | 'primary') => (
    <Button kind={kind} size="small" icon={<Target size={15} aria-hidden />} onClick={asking.ask}>
      Set a goal
    </Button>
  )
  return (
    <section aria-label="Goals">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 className="text-small font-medium text-soft">What they want to achieve</h2>
        {goals && (
          <div className="flex flex-wrap gap-2">
            <ReadingsFileButton customer={customer} />
            {goals.length > 0 && set('plain')}
          </div>
        )}
      </div>
      {error && <QueryFailed query={query} kept={goals !== undefined} />}
      {!goals && !error && <QueryLoading />}
      {goals?.length === 0 && (
        <EmptyState
          title="No goal yet"
          why={`What does ${customer.name} want to achieve, measured by what, and by when? You will both see the same progress. It takes less than a minute.`}
          action={set('primary')}
        />
      )}
      {goals && goals.length > 0 && <Goals goals={goals} customer={customer} />}
      <SetGoal key={asking.at} customer={customer} open={asking.open} onClose={asking.close} />
    </section>
  )
}
