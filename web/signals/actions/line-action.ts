import type { Answer } from '../../../server/asks/schema.ts'
import type { Group, Kind } from '../../../server/signals/kinds.ts'

/** A line of one customer that something is done about: all its signals together. */
export interface Target {
  customerId: number
  name: string
  group: Group
  signals: readonly { id: number }[]
  assignee: { id: string; name: string } | null
}

/**
 * What is done: seen to, put off to a day, given to somebody (null: back to everybody), talked or written about, or
 * asked for the next sale, with what they said to it.
 */
export type LineAction =
  | { deed: 'address'; code: string | null; words: string }
  | { deed: 'snooze'; until: string }
  | { deed: 'assign'; to: { id: string; name: string } | null; isOwn: boolean }
  | { deed: 'call' | 'note'; words: string; until: string | null }
  | { deed: Answer; words: string; productId: number | null; again?: boolean }

export type ActionKind = LineAction['deed']

/** The same, kept although somebody has asked the customer today already. */
export const asRepeatedAsk = (choice: LineAction): LineAction =>
  'productId' in choice ? { ...choice, again: true } : choice

/** What can be said about asking somebody, as buttons and menus say it. */
export const ANSWERS: Readonly<Record<Answer, string>> = {
  asked: 'I asked',
  not_now: 'Not now',
  no: 'They said no',
}

export const isAnswer = (deed: ActionKind): deed is Answer => deed in ANSWERS

/** Whether a line asks for the next sale: then it is told first what they said to it. */
export const isReady = ({ signals }: { signals: readonly { kind: Kind }[] }): boolean =>
  signals.some(({ kind }) => kind === 'ready_for_next_sale')

/** By what a line is known while it is on the page. @example lineKey({ customerId: 12, group: 'help' }) // '12 help' */
export const lineKey = ({ customerId, group }: Pick<Target, 'customerId' | 'group'>): string =>
  `${customerId} ${group}`

/** Whether the line is off this person's list after it. */
export function leavesList(choice: LineAction): boolean {
  if (choice.deed === 'assign') return choice.to !== null && !choice.isOwn
  return choice.deed === 'call' || choice.deed === 'note' ? choice.until !== null : true
}

/** What was done, as it is told afterwards; `day` writes a day. */
export function doneSentence(
  { name }: Pick<Target, 'name'>,
  choice: LineAction,
  day: (day: string) => string,
): string {
  const back = 'until' in choice && choice.until ? ` Back on ${day(choice.until)}.` : ''
  switch (choice.deed) {
    case 'address':
      return `${name} is seen to.`
    case 'snooze':
      return `${name} waits.${back}`
    case 'assign':
      return choice.to ? `${name} is with ${choice.to.name} now.` : `${name} is back with everybody.`
    case 'call':
      return `The call with ${name} is logged.${back}`
    case 'note':
      return `The note about ${name} is kept.${back}`
    case 'asked':
      return `${name} was asked.`
    case 'not_now':
      return `It is not the time for ${name}.`
    case 'no':
      return `${name} said no.`
  }
}
