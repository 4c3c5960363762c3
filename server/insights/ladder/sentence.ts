import { formatCount } from '../../../values/count.ts'
import { MINIMUM_SAMPLE, NO_ORDERS, type Formatter } from '../format.ts'
import type { Ladder, Step } from './answer.ts'

/** Which customers a window counts; see `watchedShare` for the reason. */
export const WHO_COUNTS =
  'From the second step on, a window counts the customers who placed the order at least that many days ago, so that all of them had the time. It is shown if they are at least half of those on the step; the last column is the longest such window. Customers who buy rarely reach a later order late or after the end of the data; with them the shares would be lower.'

/** Who came back, how soon, and whether the next step is likelier than the one before. */
export function ladderSentence({ customers, steps: [first, second] }: Ladder, format: Formatter): string {
  if (customers === 0 || !first?.soFar) return NO_ORDERS
  const { count, percent } = format
  const back = Math.round(first.soFar.p * first.reached)
  if (customers === 1)
    return `One customer so far, who has ${back === 0 ? 'not come back yet' : 'come back for a second order'}. That is too few to say more.`
  if (back === 0) {
    const few = customers < MINIMUM_SAMPLE ? ' That is too few to say more.' : ''
    return `Of ${formatCount(customers, 'customer', count)}, none has come back for a second order yet.${few}`
  }
  const came = `Of ${formatCount(customers, 'customer', count)}, ${count(back)} (${percent(first.soFar.p)}) came back for a second order`
  if (customers < MINIMUM_SAMPLE) return `${came}; that is too few to say more.`
  const days = first.medianGapDays!
  const soon = `${came}; half of them ${days < 1 ? 'on the same day' : `within ${formatCount(days, 'day', format.decimal)}`}.`
  return second?.soFar && back >= MINIMUM_SAMPLE
    ? `${soon} ${nextStepSentence(first.soFar, second.soFar, format)}`
    : soon
}

function nextStepSentence(
  first: NonNullable<Step['soFar']>,
  second: NonNullable<Step['soFar']>,
  format: Formatter,
): string {
  const third = `of those, ${format.percent(second.p)} (${format.range(second)}) came for a third`
  if (second.low > first.high) return `The next step is more likely: ${third}.`
  if (second.high < first.low) return `The next step is less likely: ${third}.`
  return `The next step is about as likely: ${third}.`
}
