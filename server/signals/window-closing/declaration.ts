import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind } from '../define-kind.ts'
import { ago } from '../phrases.ts'
import { windowClosingEvidence, type WindowClosingEvidence } from './evidence.ts'

export const windowClosing = defineKind({
  group: 'ask',
  reasons: ['second_order', 'cross_sell'],
  label: 'Window closing',
  comparedWith: 'buyers',
  evidence: windowClosingEvidence,
  sentence,
  rows: ({ window, firstOrder, closes, days, orders }, format) => [
    ['First order', `${format.day(formatDay(firstOrder))}, ${ago(days, format)}`],
    [window === 'second_order' ? 'First 30 days end' : 'First 90 days end', format.day(formatDay(closes))],
    ['Orders', format.count(orders)],
  ],
})

function sentence({ window, days, daysLeft }: WindowClosingEvidence, format: Formatter): string {
  const nothing = window === 'second_order' ? 'not again' : 'no other product since'
  const end = daysLeft === 0 ? 'end today' : `end in ${formatCount(daysLeft, 'day', format.count)}`
  const first = window === 'second_order' ? 30 : 90
  return `First bought ${ago(days, format)}, and ${nothing}: the first ${first} days ${end}.`
}
