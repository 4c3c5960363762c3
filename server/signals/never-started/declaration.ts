import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind } from '../define-kind.ts'
import { ago } from '../phrases.ts'
import { neverStartedEvidence } from './evidence.ts'

export const neverStarted = defineKind({
  group: 'help',
  reasons: ['no_login'],
  label: 'Never started',
  comparedWith: 'buyers',
  evidence: neverStartedEvidence,
  sentence: ({ days }, format) => `First bought ${ago(days, format)}, and has not logged in yet.`,
  rows: ({ firstOrder, days, orders }, format) => [
    ['First order', `${format.day(formatDay(firstOrder))}, ${ago(days, format)}`],
    ['Orders', format.count(orders)],
    ['Days with a log-in', format.count(0)],
  ],
})
