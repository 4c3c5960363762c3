import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow } from '../define-kind.ts'
import { everyDays, oneIn } from '../phrases.ts'
import { stalledEvidence, type StalledEvidence } from './evidence.ts'

export const stalled = defineKind({
  group: 'help',
  reasons: ['silent'],
  label: 'Gone quiet',
  comparedWith: 'active users',
  evidence: stalledEvidence,
  sentence: (evidence, format) =>
    evidence.chance === null
      ? plainSentence(evidence, format)
      : rhythmSentence(evidence, evidence.chance, format),
  rows,
})

function plainSentence({ loginDays, silentDays, longestGap }: StalledEvidence, { count }: Formatter): string {
  const [days, silent] = [formatCount(loginDays, 'day', count), formatCount(silentDays, 'day', count)]
  if (longestGap === 1) return `Logged in on ${days} in a row and then stopped; silent for ${silent}.`
  return `Logged in on ${days}, never more than ${formatCount(longestGap, 'day', count)} apart; silent for ${silent}.`
}

function rhythmSentence(
  { usualGap, silentDays }: StalledEvidence,
  chance: number,
  format: Formatter,
): string {
  return `Usually logs in ${everyDays(usualGap, format)}; silent for ${formatCount(silentDays, 'day', format.count)}. Of customers like this, ${oneIn(chance, format)} is silent that long and still active.`
}

function rows(evidence: StalledEvidence, format: Formatter): EvidenceRow[] {
  const days = (number: number) => formatCount(number, 'day', format.count)
  const why: EvidenceRow =
    evidence.chance === null
      ? ['Why now', `${days(evidence.quietDays)} or more, and longer than ever before`]
      : ['Silent that long and still active', oneIn(evidence.chance, format)]
  return [
    ['Last log-in', format.day(formatDay(evidence.lastDay))],
    ['Silent for', days(evidence.silentDays)],
    ['Days with a log-in', format.count(evidence.loginDays)],
    ['Usually', everyDays(evidence.usualGap, format)],
    ['Longest pause before', days(evidence.longestGap)],
    why,
  ]
}
