import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind } from '../define-kind.ts'
import { ago } from '../phrases.ts'
import { goalReachedEvidence, type GoalReachedEvidence } from './evidence.ts'

export const goalReached = defineKind({
  group: 'thank',
  reasons: ['reached'],
  label: 'Goal reached',
  comparedWith: 'everybody',
  evidence: goalReachedEvidence,
  sentence,
  rows: ({ outcome, reachedOn, days, dueOn }, format) => [
    ['Goal', outcome],
    ['Reached', `${format.day(formatDay(reachedOn))}, ${ago(days, format)}`],
    ['Due', format.day(formatDay(dueOn))],
  ],
})

function sentence(evidence: GoalReachedEvidence, format: Formatter): string {
  const { outcome, days, reachedOn, dueOn, others } = evidence
  const late = reachedOn - dueOn
  const when =
    late === 0
      ? 'on the day it was due'
      : `${formatCount(Math.abs(late), 'day', format.count)} ${late < 0 ? 'early' : 'late'}`
  const more = others === 0 ? '' : `, and ${formatCount(others, 'more goal', format.count)}`
  return `Reached “${outcome}” ${ago(days, format)}, ${when}${more}.`
}
