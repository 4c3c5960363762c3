import type { VisitMoment } from '../../../server/customers/portal/visits/moment-store.ts'

const DESCRIPTIONS: Record<string, string> = {
  'saw goals': 'looked at their goals',
  'saw portal': 'opened their page',
  'changed goals.report': 'reported a number',
  'changed goals.dispute': 'questioned a number',
  'changed goals.comment': 'wrote a comment',
  'changed portal.signOut': 'signed out',
}

/**
 * What somebody did on the customer's page, to follow their name.
 *
 * @example describeVisit({ kind: 'changed', what: 'goals.report' }) // 'reported a number'
 */
export function describeVisit({ kind, what }: Pick<VisitMoment, 'kind' | 'what'>): string {
  const own = DESCRIPTIONS[`${kind} ${what}`]
  return own ?? (kind === 'saw' ? 'looked at their page' : 'changed something on their page')
}
