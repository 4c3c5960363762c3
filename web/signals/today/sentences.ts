import type { Counts } from '../../../server/signals/today/schema.ts'
import { GROUPS } from '../labels.ts'
import type { Done, Today } from '../queries.ts'

const NUMBERS = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ')

type FormatCount = (value: number) => string

/**
 * The lead sentence of Today.
 *
 * @param people how many customers are still to be heard from
 * @param begun whether anything was done today
 * @example leadSentence(9, false, String) // 'Nine people would benefit from hearing from you.'
 */
export function leadSentence(people: number, begun: boolean, count: FormatCount): string {
  if (people === 0) return begun ? 'You have reached everyone on today’s list.' : 'Nobody is due today.'
  const many = NUMBERS[people] ?? count(people)
  return `${many} ${people === 1 ? 'person' : 'people'} would benefit from hearing from you.`
}

/** What happened since the beginning of yesterday. @example changesSentence({ opened: 4, ended: 0, addressed: 1 }, String) // 'Since yesterday: 4 new, 1 resolved.' */
export function changesSentence({ opened, ended, addressed }: Today['since'], count: FormatCount): string {
  const parts = [
    opened > 0 && `${count(opened)} new`,
    ended > 0 && `${count(ended)} ended by themselves`,
    addressed > 0 && `${count(addressed)} resolved`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? `Since yesterday: ${parts.join(', ')}.` : 'Nothing has changed since yesterday.'
}

/** How many wait beyond the day's list; null: none. @example leftOutSentence({ help: 8, ask: 4, thank: 0 }, String) // '12 more are waiting: 8 to help, 4 to ask.' */
export function leftOutSentence(leftOut: Counts, count: FormatCount): string | null {
  const groups = (Object.keys(GROUPS) as (keyof Counts)[]).filter((group) => leftOut[group] > 0)
  const all = groups.reduce((sum, group) => sum + leftOut[group], 0)
  if (all === 0) return null
  const parts = groups.map((group) => `${count(leftOut[group])} to ${GROUPS[group].verb}`)
  return `${count(all)} more ${all === 1 ? 'is' : 'are'} waiting: ${parts.join(', ')}.`
}

/** What was done with a line. @param day formats a day */
export function doneSummary(done: Done, day: (day: string) => string): string {
  const back = done.until ? `, back on ${day(done.until)}` : ''
  switch (done.action) {
    case 'addressed':
      return done.codeLabel ? `Resolved: ${done.codeLabel}` : 'Resolved'
    case 'snoozed':
      return `Snoozed${back}`
    case 'assigned':
      return done.to ? `Assigned to ${done.to.name}` : 'Assigned to nobody'
    case 'called':
      return `Called${back}`
    case 'noted':
      return `Note written${back}`
  }
}
