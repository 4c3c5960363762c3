import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { defineKind, type EvidenceRow, type NameOf } from '../define-kind.ts'
import { everyDays } from '../phrases.ts'
import { championGoneEvidence, type ChampionGoneEvidence } from './evidence.ts'

export const championGone = defineKind({
  group: 'help',
  reasons: ['contact_silent'],
  label: 'Champion gone quiet',
  comparedWith: 'active users',
  evidence: championGoneEvidence,
  sentence,
  rows,
})

function sentence(evidence: ChampionGoneEvidence, format: Formatter, nameOf: NameOf): string {
  const { contactId, events, allEvents, silentDays, others } = evidence
  const name = nameOf(contactId)
  const part = `did ${format.percent(events / allEvents)} of all activity there`
  const who = name === null ? `The person who ${part}` : `${name}, who ${part},`
  const goOn = others === 1 ? '1 other is still active' : `${format.count(others)} others are still active`
  return `${who} has been silent for ${formatCount(silentDays, 'day', format.count)}; ${goOn}.`
}

function rows(evidence: ChampionGoneEvidence, format: Formatter, nameOf: NameOf): EvidenceRow[] {
  const { contactId, lastDay, silentDays, usualGap, events, allEvents, others, allowedDays } = evidence
  const { count } = format
  return [
    ['Who', nameOf(contactId) ?? 'No names are known'],
    ['Last log-in', format.day(formatDay(lastDay))],
    ['Silent for', formatCount(silentDays, 'day', count)],
    ['Lately', `about ${everyDays(usualGap, format)}`],
    ['Rondo waits for this person', formatCount(allowedDays, 'day', count)],
    ['Their part in the 90 days before', `${count(events)} of ${formatCount(allEvents, 'event', count)}`],
    ['Others active in the last 14 days', count(others)],
  ]
}
