import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { ago, timesOf } from '../phrases.ts'
import { describeInput } from '../success/sentence.ts'
import { readyForNextSaleEvidence, type ReadyForNextSaleEvidence } from './evidence.ts'

export const readyForNextSale = defineKind({
  group: 'ask',
  reasons: ['first_30_days', 'day_31_to_90'],
  label: 'Ready for the next sale',
  comparedWith: 'buyers',
  evidence: readyForNextSaleEvidence,
  sentence,
  rows,
})

function sentence(evidence: ReadyForNextSaleEvidence, format: Formatter): string {
  const { days, orders, score, isTop, basis } = evidence
  const usage = basis.find((one) => one.name === 'usage')
  const used = usage
    ? `, logged in on ${format.count(usage.loginDays)} of the last ${formatCount(usage.days, 'day', format.count)}`
    : ''
  const top = isTop ? ', more than four in five of the same age' : ''
  return `First bought ${ago(days, format)}, has bought ${timesOf(orders, format)}, and is doing well: success ${format.count(score)} of 100${used}${top}; no open problem.`
}

function rows(evidence: ReadyForNextSaleEvidence, format: Formatter): EvidenceRow[] {
  const { firstOrder, days, score, level, basis, daysLeft } = evidence
  const { count } = format
  return [
    ['First order', `${format.day(formatDay(firstOrder))}, ${ago(days, format)}`],
    ['Success', `${count(score)} of 100; asked from ${count(level)}`],
    ...basis.map((one) => describeInput(one, format)),
    ['This list ends', daysLeft === 0 ? 'today' : `in ${formatCount(daysLeft, 'day', count)}`],
  ]
}
