import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { everyDays } from '../phrases.ts'
import { stalledEvidence, type StalledEvidence } from './evidence.ts'

export const stalled = defineKind({
  group: 'help',
  reasons: ['silent'],
  label: 'Gone quiet',
  comparedWith: 'active users',
  evidence: stalledEvidence,
  sentence,
  rows,
})

function sentence(evidence: StalledEvidence, format: Formatter): string {
  const days = (number: number) => formatCount(number, 'day', format.count)
  const { silentDays, allowedDays, quietDays } = evidence
  const typical = allowedDays === quietDays ? '' : `, and ${format.count(quietDays)} for a typical one`
  return `${habit(evidence, format)}; silent for ${days(silentDays)}. Rondo waits ${days(allowedDays)} for a customer like this${typical}.`
}

function habit({ loginDays, longestGap, usualGap }: StalledEvidence, format: Formatter): string {
  const days = formatCount(loginDays, 'day', format.count)
  if (longestGap === 1) return `Logged in on ${days} in a row and then stopped`
  return `Logged in on ${days}, lately about ${everyDays(usualGap, format)}`
}

function rows(evidence: StalledEvidence, format: Formatter): EvidenceRow[] {
  const days = (number: number) => formatCount(number, 'day', format.count)
  return [
    ['Last log-in', format.day(formatDay(evidence.lastDay))],
    ['Silent for', days(evidence.silentDays)],
    ['Days with a log-in', format.count(evidence.loginDays)],
    ['Lately', `about ${everyDays(evidence.usualGap, format)}`],
    ['Longest pause before', days(evidence.longestGap)],
    ['Rondo waits for this customer', days(evidence.allowedDays)],
    ['For a typical customer', days(evidence.quietDays)],
  ]
}
