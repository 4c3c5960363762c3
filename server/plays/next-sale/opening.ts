import { formatCount } from '../../../values/count.ts'

/** The contents of the opening message; unknown ones are left out. */
export type OpeningFacts = {
  name: string
  /** Since the first order. */
  days: number
  /** On how many of the last days they logged in. */
  logins: { loginDays: number; days: number } | null
  /** What they bought, and what may come next. */
  bought: string | null
  offer: { name: string; n: number; m: number } | null
  /** The desired outcome of a goal, and whether it is reached. */
  goal: { outcome: string; isReached: boolean } | null
}

/** With fewer buyers, the message does not mention others. */
const FEWEST_MENTIONED = 5
/** Five days of seven are almost every day, two of seven several a week. */
const ALMOST_DAILY = 5 / 7
const SEVERAL_A_WEEK = 2 / 7

/**
 * A draft of a message that asks for the next sale, to be edited before it is used.
 *
 * @example openingMessage({ name: 'Ivo', days: 15, logins: { loginDays: 12, days: 14 }, bought: '10,000 mails', offer: null, goal: null })
 * // 'Hello Ivo, you’ve had 10,000 mails for 2 weeks and use it almost every day. What would help you most right now?'
 */
export function openingMessage({ name, days, logins, bought, offer, goal }: OpeningFacts): string {
  const having = bought === null ? 'you’ve been with us' : `you’ve had ${bought}`
  const start = `Hello ${name}, ${having}${sinceClause(days)}${bought === null ? '' : useClause(logins)}.`
  return [start, goalSentence(goal), offerSentence(bought, offer)].filter(Boolean).join(' ')
}

function sinceClause(days: number): string {
  if (days < 1) return ' since today'
  const since =
    days < 14 ? formatCount(days, 'day', String) : formatCount(Math.floor(days / 7), 'week', String)
  return ` for ${since}`
}

function useClause(logins: OpeningFacts['logins']): string {
  const share = logins === null ? 0 : logins.loginDays / logins.days
  if (share >= ALMOST_DAILY) return ' and use it almost every day'
  return share >= SEVERAL_A_WEEK ? ' and use it several times a week' : ''
}

function goalSentence(goal: OpeningFacts['goal']): string {
  if (!goal) return ''
  return goal.isReached
    ? `You wanted “${goal.outcome}”, and you got there.`
    : `You’re on track for “${goal.outcome}”.`
}

function offerSentence(bought: string | null, offer: OpeningFacts['offer']): string {
  if (!offer) return 'What would help you most right now?'
  if (offer.name === bought) return `Would you like ${offer.name} again?`
  return offer.n >= FEWEST_MENTIONED
    ? `Many customers went on to ${offer.name}. Would it help you too?`
    : `Would ${offer.name} help you?`
}
