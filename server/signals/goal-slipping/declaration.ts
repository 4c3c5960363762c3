import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { dueIn } from '../phrases.ts'
import { goalSlippingEvidence, type GoalSlippingEvidence } from './evidence.ts'

export const goalSlipping = defineKind({
  group: 'help',
  reasons: ['behind'],
  label: 'Goal behind',
  comparedWith: 'everybody',
  isKnownOnlyToday: true,
  evidence: goalSlippingEvidence,
  sentence,
  rows,
})

function sentence(evidence: GoalSlippingEvidence, format: Formatter): string {
  const { outcome, progress, daysLeft, others } = evidence
  const pace =
    progress === null
      ? 'is at risk: nothing has been measured yet'
      : `is ${paceOf(evidence, progress, format)}`
  const more = others === 0 ? '' : ` ${formatCount(others, 'more goal', format.count)} at risk.`
  return `“${outcome}” ${pace}; ${dueIn(daysLeft, format)}.${more}`
}

function rows(evidence: GoalSlippingEvidence, format: Formatter): EvidenceRow[] {
  const { outcome, progress, expected, dueOn, daysLeft } = evidence
  return [
    ['Goal', outcome],
    ['Pace', progress === null ? 'nothing measured yet' : paceOf(evidence, progress, format)],
    ['Expected by now', expected === null ? 'not known' : format.percent(Math.min(1, expected))],
    ['Due', `${format.day(formatDay(dueOn))}, ${dueIn(daysLeft, format)}`],
  ]
}

function paceOf(
  { expected, startsOn, dueOn }: GoalSlippingEvidence,
  progress: number,
  format: Formatter,
): string {
  const way = `${format.percent(progress)} of the way`
  const days = Math.round(((expected ?? 0) - progress) * (dueOn - startsOn))
  return days > 0 ? `${formatCount(days, 'day', format.count)} behind pace, ${way}` : `at risk, ${way}`
}
