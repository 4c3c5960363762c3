import { formatCount } from '../../../values/count.ts'
import type { Formatter } from '../format.ts'
import type { Exclusion } from './schema.ts'
import type { Truncation } from './truncation.ts'

/** Who is left out, or why some customers should be; null where neither is the case. */
export function exclusionSentence(
  { before, customers, of, truncation }: Omit<Exclusion, 'sentence'>,
  format: Formatter,
): string | null {
  const parts = [
    before !== null && leftOutSentence(before, customers, of, format),
    truncation && (before === null || before < truncation.before) && truncationSentence(truncation, format),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : null
}

function leftOutSentence(before: string, customers: number, of: number, format: Formatter): string {
  const day = format.day(before)
  if (customers === 0)
    return `Customers with a first order before ${day} should be left out, but there are none.`
  return `${format.count(customers)} of ${formatCount(of, 'customer', format.count)} ${customers === 1 ? 'is' : 'are'} left out: their first order here lies before ${day}.`
}

function truncationSentence(truncation: Truncation, format: Formatter): string {
  const { month, before, customers, perMonth, perMonthAfter, activity } = truncation
  const { count } = format
  return [
    'The orders seem to start in the middle of the company’s life:',
    `in ${format.month(month)}, ${formatCount(Math.round(perMonth), 'customer', count)} in 30 days have their first order here, usually ${count(perMonthAfter)} afterwards,`,
    `and they order ${format.percent(activity - 1)} more often later than customers of the same age.`,
    'Many of them probably bought before, so the numbers about first and second orders are off.',
    `Leaving out everyone who came before ${format.day(before)} leaves out ${formatCount(customers, 'customer', count)}.`,
  ].join(' ')
}
