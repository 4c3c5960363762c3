import { formatCount } from '../../../values/count.ts'
import { MINIMUM_SAMPLE, NO_AMOUNTS, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { Concentration } from './answer.ts'

/** How much of the revenue the best customers bring. */
export function concentrationSentence({ n, revenue, top }: Concentration, format: Formatter): string {
  if (n === 0) return NO_ORDERS
  if (revenue === null) return NO_AMOUNTS
  const [first, tenth] = top
  if (tenth?.share == null || first?.share == null)
    return 'No revenue yet: every order so far was free or refunded.'
  if (n < MINIMUM_SAMPLE) return tooFewSentence(n, format)
  const range = (limits: Concentration['top'][number]['range']) =>
    limits ? ` (${format.range(limits)})` : ''
  const best = `The best 10 % of customers (${format.count(tenth.k)} of ${format.count(n)}) bring ${format.percent(tenth.share)}${range(tenth.range)} of revenue`
  if (n < 100) return `${best}.`
  return `${best}, the best 1 % (${formatCount(first.k, 'customer', format.count)}) ${format.percent(first.share)}${range(first.range)}.`
}
