import type { Formatter } from '../../insights/format.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind } from '../define-kind.ts'
import { ago, timesOf } from '../phrases.ts'
import { paymentFailedEvidence, type PaymentFailedEvidence } from './evidence.ts'

export const paymentFailed = defineKind({
  group: 'help',
  reasons: ['unpaid'],
  label: 'Payment failed',
  comparedWith: 'everybody',
  evidence: paymentFailedEvidence,
  sentence,
  rows: ({ failedOn, days, times }, format) => [
    ['Last failed payment', `${format.day(formatDay(failedOn))}, ${ago(days, format)}`],
    ['Failed', timesOf(times, format)],
    ['Orders since', format.count(0)],
  ],
})

function sentence({ times, days }: PaymentFailedEvidence, format: Formatter): string {
  const failed =
    times === 1
      ? `A payment failed ${ago(days, format)}`
      : `Payment failed ${timesOf(times, format)}, last ${ago(days, format)}`
  return `${failed}, and no order has come since.`
}
