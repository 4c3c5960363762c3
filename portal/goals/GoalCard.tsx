import { use, useRef, useState } from 'react'
import { formatDay } from '../../ui/date/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'
import { Action } from '../Action.tsx'
import { PortalContext } from '../PortalContext.ts'
import { formatValue, scaleOf } from './readings/values.ts'
import type { Scale } from './readings/values.ts'
import type { Goal } from './goal.ts'
import { Milestones } from './Milestones.tsx'
import { latestOf } from './readings/series.ts'
import { Readings } from './readings/Readings.tsx'
import { expectedToday } from './chart/pace.ts'
import { GoalChart } from './chart/GoalChart.tsx'
import type { Point } from './chart/layout.ts'
import { ReportForm } from './readings/ReportForm.tsx'
import { Comments } from './Comments.tsx'
import { nextStep, progressSentence } from './sentences.ts'

/** The latest value, baseline, target and due date of the goal. */
function useFacts(goal: Goal, scale: Scale, expected: Point | null): string {
  const locale = use(LocaleContext)
  const format = (value: number) => formatValue(value, scale, locale)
  const due = formatDay(goal.dueOn, locale)
  const latest = latestOf(goal)
  const line = expected ? `; ${format(expected.value)} today would be on time` : ''
  return `${goal.metric.name}: ${latest ? `${format(latest.value)} now, ` : ''}from ${format(goal.baseline)} to ${format(goal.target)} by ${due}${line}.`
}

/** A button to report a number, replaced by the form. */
function Report({ goal, scale }: { goal: Goal; scale: Scale }) {
  const [isOpen, setOpen] = useState(false)
  const [isSent, setSent] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  function close(sent: boolean) {
    setOpen(false)
    setSent(sent)
    place.current?.focus()
  }
  return (
    <div ref={place} tabIndex={-1} className="outline-none print:hidden">
      {isOpen ? (
        <ReportForm goal={goal} scale={scale} onDone={close} />
      ) : (
        <Action kind="primary" className="w-full sm:w-auto" onClick={() => setOpen(true)}>
          {isSent ? 'Report another number' : 'Report a number'}
        </Action>
      )}
      <output className={isSent && !isOpen ? 'block pt-2' : 'sr-only'}>
        {isSent && !isOpen ? 'Thank you. Your number is in the chart above.' : ''}
      </output>
    </div>
  )
}

/** One goal: its progress in words and as a chart, and what the customer can do about it. */
export function GoalCard({ goal }: { goal: Goal }) {
  const locale = use(LocaleContext)
  const { currency } = use(PortalContext)
  const [now] = useState(() => new Date())
  const scale = scaleOf(goal, currency)
  const expected = expectedToday(goal, now)
  const facts = useFacts(goal, scale, expected)
  const sentence = progressSentence(goal)
  return (
    <article
      id={`goal-${goal.id}`}
      aria-labelledby={`outcome-${goal.id}`}
      className="flex flex-col gap-5 border-t py-8"
    >
      <header className="flex flex-col gap-1">
        <h2 id={`outcome-${goal.id}`} className="text-title font-semibold">
          {goal.outcome}
        </h2>
        <p className="text-read" aria-live="polite">
          {sentence}
        </p>
        <p className="text-small text-soft">{facts}</p>
      </header>
      <GoalChart goal={goal} scale={scale} expected={expected} summary={`${sentence} ${facts}`} />
      <p className="rounded-corner border-s-3 border-s-accent bg-accent-soft px-4 py-3">
        {nextStep(goal, now, locale)}
      </p>
      {goal.status !== 'dropped' && <Report goal={goal} scale={scale} />}
      <Milestones milestones={goal.milestones} />
      <Readings goal={goal} scale={scale} />
      <Comments goal={goal} />
    </article>
  )
}
