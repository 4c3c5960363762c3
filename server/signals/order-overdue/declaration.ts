import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { ago, everyDays } from '../phrases.ts'
import { orderOverdueEvidence, type OrderOverdueEvidence } from './evidence.ts'

export const orderOverdue = defineKind({
  group: 'help',
  reasons: ['no_order'],
  label: 'Order overdue',
  comparedWith: 'buyers',
  evidence: orderOverdueEvidence,
  sentence,
  rows,
})

function sentence(evidence: OrderOverdueEvidence, format: Formatter): string {
  const { silentDays, usualGap, allowedDays, yearly } = evidence
  const waits = `Rondo waits ${formatCount(allowedDays, 'day', format.count)} for a customer like this`
  const stake =
    yearly === null
      ? 'What is at stake is not known: the orders have no amounts.'
      : `At stake: ${format.money(yearly)} a year at that rhythm.`
  return `Ordered about ${everyDays(usualGap, format)} lately, last ${ago(silentDays, format)}; ${waits}. ${stake}`
}

function rows(evidence: OrderOverdueEvidence, format: Formatter): EvidenceRow[] {
  const days = (number: number) => formatCount(number, 'day', format.count)
  return [
    ['Last order', format.day(formatDay(evidence.lastDay))],
    ['No order for', days(evidence.silentDays)],
    ['Days with an order', format.count(evidence.orderDays)],
    ['Lately', `about ${everyDays(evidence.usualGap, format)}`],
    ['Rondo waits for this customer', days(evidence.allowedDays)],
    [
      'At stake: average order × orders of a year',
      evidence.yearly === null ? 'not known, the orders have no amounts' : format.money(evidence.yearly),
    ],
  ]
}
