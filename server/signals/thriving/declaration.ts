import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { timesOf } from '../phrases.ts'
import { thrivingEvidence, type ThrivingEvidence } from './evidence.ts'

export const thriving = defineKind({
  group: 'thank',
  reasons: ['top_fifth'],
  label: 'Thriving',
  comparedWith: 'buyers who log in',
  evidence: thrivingEvidence,
  sentence: ({ loginDays, orders, peers }, format) =>
    `Logged in on ${format.count(loginDays)} of the last 30 days and has bought ${timesOf(orders, format)}: both in the top fifth of ${format.count(peers)} customers of the same age.`,
  rows,
})

function rows(evidence: ThrivingEvidence, { count }: Formatter): EvidenceRow[] {
  const { loginDays, orders, topLoginDays, topOrders, peers, ageDays } = evidence
  return [
    ['Days with a log-in in the last 30', count(loginDays)],
    ['The top fifth begins at', formatCount(topLoginDays, 'day', count)],
    ['Orders', count(orders)],
    ['The top fifth begins at', formatCount(topOrders, 'order', count)],
    ['Compared with', `${formatCount(peers, 'customer', count)} of the same age`],
    ['Customer for', formatCount(ageDays, 'day', count)],
  ]
}
