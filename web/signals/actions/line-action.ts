import type { Answer } from '../../../server/asks/schema.ts'
import type { Group, Kind } from '../../../server/signals/kinds.ts'

/** The line that an action is about, with all its signals. */
export interface Target {
  customerId: number
  name: string
  group: Group
  signals: readonly { id: number }[]
  assignee: { id: string; name: string } | null
}

/** An action on a line. The kinds of `Answer` record an ask for the next sale. */
export type LineAction =
  | { kind: 'address'; code: string | null; comment: string }
  | { kind: 'snooze'; until: string }
  | { kind: 'assign'; to: { id: string; name: string } | null; isOwn: boolean }
  | { kind: 'call' | 'note'; comment: string; until: string | null }
  | { kind: Answer; comment: string; productId: number | null; again?: boolean }

export type ActionKind = LineAction['kind']

/** The same ask, to be recorded although the customer was asked today already. */
export const asRepeatedAsk = (action: LineAction): LineAction =>
  'productId' in action ? { ...action, again: true } : action

/** The answers to an ask, as buttons and menus show them. */
export const ANSWERS: Readonly<Record<Answer, string>> = {
  asked: 'I asked',
  not_now: 'Not now',
  no: 'They said no',
}

export const isAnswer = (kind: ActionKind): kind is Answer => kind in ANSWERS

/** Whether the customer is ready for the next sale: then the answers come first. */
export const isReady = ({ signals }: { signals: readonly { kind: Kind }[] }): boolean =>
  signals.some(({ kind }) => kind === 'ready_for_next_sale')

/** The key of a line on the page: there is one per customer. @example lineKey({ customerId: 12 }) // '12' */
export const lineKey = ({ customerId }: Pick<Target, 'customerId'>): string => String(customerId)

/** Whether the line leaves this person's list. */
export function leavesList(action: LineAction): boolean {
  if (action.kind === 'assign') return action.to !== null && !action.isOwn
  return action.kind === 'call' || action.kind === 'note' ? action.until !== null : true
}

/** What was done, as a sentence for the toast. @param day formats a day */
export function doneSentence(
  { name }: Pick<Target, 'name'>,
  action: LineAction,
  day: (day: string) => string,
): string {
  const back = 'until' in action && action.until ? ` Back on ${day(action.until)}.` : ''
  switch (action.kind) {
    case 'address':
      return `${name}: resolved.`
    case 'snooze':
      return `${name} waits.${back}`
    case 'assign':
      return action.to ? `${name} is with ${action.to.name} now.` : `${name} is no longer assigned to anyone.`
    case 'call':
      return `The call with ${name} is logged.${back}`
    case 'note':
      return `The note about ${name} is saved.${back}`
    case 'asked':
      return `${name} was asked.`
    case 'not_now':
      return `Not the right time for ${name}.`
    case 'no':
      return `${name} said no.`
  }
}
