/** The contents of the opening message; unknown ones are left out. */
export type OpeningFacts = {
  name: string
  /** What they bought, and what may come next. */
  bought: string | null
  offer: { name: string; n: number; m: number } | null
  /** The desired outcome of a goal, and whether it is reached. */
  goal: { outcome: string; isReached: boolean } | null
}

/** With fewer buyers, the message does not mention others. */
const FEWEST_MENTIONED = 5

/**
 * A draft of a message that asks for the next sale, to be edited before it is used.
 *
 * @example openingMessage({ name: 'Ivo', bought: '10,000 mails', offer: null, goal: null })
 * // 'Hello Ivo, you have been using 10,000 mails for a while now, and it looks as if it goes well. What would help you most next?'
 */
export function openingMessage({ name, bought, offer, goal }: OpeningFacts): string {
  const using = bought === null ? 'you have been with us' : `you have been using ${bought}`
  const start = `Hello ${name}, ${using} for a while now, and it looks as if it goes well.`
  return [start, goalSentence(goal), offerSentence(bought, offer)].filter(Boolean).join(' ')
}

function goalSentence(goal: OpeningFacts['goal']): string {
  if (!goal) return ''
  return goal.isReached
    ? `You wanted “${goal.outcome}”, and you are there: congratulations.`
    : `You are on your way to “${goal.outcome}”.`
}

function offerSentence(bought: string | null, offer: OpeningFacts['offer']): string {
  if (!offer) return 'What would help you most next?'
  if (offer.name === bought) return `Shall I set up ${offer.name} again for you?`
  const others = offer.n >= FEWEST_MENTIONED ? `Many who began as you did took ${offer.name} next. ` : ''
  return `${others}Would ${offer.name} help you on?`
}
