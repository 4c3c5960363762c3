import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind } from '../define-kind.ts'
import { renewalNearEvidence, type RenewalNearEvidence } from './evidence.ts'

export const renewalNear = defineKind({
  group: 'ask',
  reasons: ['in_60_days', 'in_30_days'],
  label: 'Renewal near',
  comparedWith: 'everybody',
  isKnownOnlyToday: true,
  evidence: renewalNearEvidence,
  sentence,
  rows: ({ subscription, renewsOn, monthly }, format) => [
    ['Subscription', subscription ?? 'without a name'],
    ['Renews', format.day(formatDay(renewsOn))],
    ['A month', monthly === null ? 'not known' : format.money(monthly)],
  ],
})

function sentence({ subscription, daysLeft, monthly }: RenewalNearEvidence, format: Formatter): string {
  const when = daysLeft === 0 ? 'today' : `in ${formatCount(daysLeft, 'day', format.count)}`
  const price = monthly === null ? '' : `, at ${format.money(monthly)} a month`
  const which = subscription === null ? 'A subscription' : `The subscription “${subscription}”`
  return `${which} is up for renewal ${when}${price}.`
}
