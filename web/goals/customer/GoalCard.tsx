import { Gauge } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Day } from '../../../ui/date/Day.tsx'
import { StatusChip } from '../StatusChip.tsx'
import { Value } from '../values/Value.tsx'
import { rondo } from '../../client/rondo.ts'
import { Comments } from '../comments/Comments.tsx'
import { OpenDisputes } from '../readings/OpenDisputes.tsx'
import { GoalDialogs } from './GoalDialogs.tsx'
import type { GoalDialog } from './GoalDialogs.tsx'
import { GoalMenu } from './GoalMenu.tsx'
import type { GoalAction } from './GoalMenu.tsx'
import { GoalChart } from './GoalChart.tsx'
import { Milestones } from '../milestones/Milestones.tsx'
import type { Goal } from './queries.ts'
import { Readings } from '../readings/Readings.tsx'
import { useGoalMutation } from './useGoalMutation.ts'

/** The latest value, baseline, target, due date and owners. */
function Facts({ goal }: { goal: Goal }) {
  const { metric, baseline, target, dueOn, latest, latestAt, teamOwner, customerOwner } = goal
  const people = [teamOwner?.name, customerOwner?.name].filter(Boolean).join(' and ')
  return (
    <p className="text-soft">
      {metric.name}{' '}
      {latest !== null && latestAt && (
        <>
          <span className="text-ink">
            <Value value={latest} unit={metric.unit} />
          </span>{' '}
          (<Ago at={latestAt} />
          ),{' '}
        </>
      )}
      from <Value value={baseline} unit={metric.unit} /> to <Value value={target} unit={metric.unit} /> by{' '}
      <Day day={dueOn} />
      {people && ` · with ${people}`}
    </p>
  )
}

function Said({ goal }: { goal: Goal }) {
  if (!goal.override) return null
  const { by, reason, at } = goal.override
  return (
    <p className="text-small text-soft">
      Said by {by} <Ago at={at} />
      {reason && `: “${reason}”`}
    </p>
  )
}

function Fold({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="open:basis-full">
      <summary className="py-1.5 text-small font-medium text-soft pointer-coarse:py-3">{label}</summary>
      <div className="pb-3">{children}</div>
    </details>
  )
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? `No ${many} yet` : count === 1 ? `1 ${one}` : `${count} ${many}`

/** Milestones, comments and readings, collapsed at first. */
function Folds({ goal, customerName }: { goal: Goal; customerName: string }) {
  const { milestones, comments, series } = goal
  const reached = milestones.filter(({ reachedOn }) => reachedOn !== null).length
  return (
    <div className="mt-1 flex flex-wrap gap-x-5">
      <Fold
        label={milestones.length > 0 ? `Milestones: ${reached} of ${milestones.length}` : 'No milestones yet'}
      >
        <Milestones goal={goal} />
      </Fold>
      <Fold label={counted(comments.length, 'comment', 'comments')}>
        <Comments goal={goal} customerName={customerName} />
      </Fold>
      {series.length > 0 && (
        <Fold label={counted(series.length, 'reading', 'readings')}>
          <Readings goal={goal} />
        </Fold>
      )}
    </div>
  )
}

/** One goal with its progress and actions. */
export function GoalCard({ goal, customerName, now }: { goal: Goal; customerName: string; now: number }) {
  const { id: goalId, customerId: id } = goal
  const [asking, setAsking] = useState<GoalDialog | null>(null)
  const agree = useGoalMutation(id, () => rondo.goals.agree({ id, goalId }))
  const ask = (action: GoalAction) => setAsking((last) => ({ action, open: true, at: (last?.at ?? 0) + 1 }))
  const isOver = goal.status === 'dropped'
  return (
    <article aria-label={goal.outcome} className="border-b pt-4 pb-2 last-of-type:border-b-0">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="me-2 inline text-read font-semibold">{goal.outcome}</h3>
          <StatusChip status={goal.status} />
        </div>
        <div className="-mt-1.5 flex shrink-0 items-center">
          {!isOver && (
            <Button size="small" icon={<Gauge size={15} aria-hidden />} onClick={() => ask('record')}>
              <span>
                Record<span className="max-sm:sr-only"> a reading</span>
              </span>
            </Button>
          )}
          <GoalMenu goal={goal} onAsk={ask} onAgree={() => agree.mutate(undefined)} />
        </div>
      </div>
      <p className="mt-1 text-read">{goal.sentence}.</p>
      <Said goal={goal} />
      <Facts goal={goal} />
      {agree.error && (
        <Callout tone="harm" title="Not agreed">
          {agree.error.message}
        </Callout>
      )}
      <OpenDisputes goal={goal} />
      {!isOver && (
        <div className="mt-3 min-h-44">
          <GoalChart goal={goal} now={now} />
        </div>
      )}
      <Folds goal={goal} customerName={customerName} />
      <GoalDialogs
        goal={goal}
        asking={asking}
        onClose={() => setAsking((last) => last && { ...last, open: false })}
      />
    </article>
  )
}
