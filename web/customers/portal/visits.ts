import type { Visit } from './queries.ts'

const DESCRIPTIONS: Record<string, string> = {
  'saw goals': 'looked at their goals',
  'saw portal': 'came to their page',
  'changed goals.report': 'told a number',
  'changed goals.dispute': 'doubted a number',
  'changed goals.comment': 'wrote a comment',
  'changed portal.signOut': 'signed out',
}

/**
 * What was done on the customer's page, after the name of whoever did it.
 *
 * @example describeVisit({ kind: 'changed', what: 'goals.report' }) // 'told a number'
 */
export function describeVisit({ kind, what }: Pick<Visit, 'kind' | 'what'>): string {
  const own = DESCRIPTIONS[`${kind} ${what}`]
  return own ?? (kind === 'saw' ? 'looked at their page' : 'changed something on their page')
}

/** Without what every look at a part of the page brings along: that somebody came to it. */
export function withoutBareVisits(visits: readonly Visit[]): Visit[] {
  const isBare = ({ kind, what }: Visit) => kind === 'saw' && what === 'portal'
  const keyOf = ({ day, email }: Visit) => `${day} ${email}`
  const more = new Set(visits.filter((visit) => !isBare(visit)).map(keyOf))
  return visits.filter((visit) => !isBare(visit) || !more.has(keyOf(visit)))
}
