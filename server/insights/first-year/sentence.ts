import { formatCount } from '../../../values/count.ts'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { FirstYear } from './answer.ts'

const NO_AMOUNTS_AT_FIRST =
  'What customers spent in their first 30 days is not known: those orders came without amounts.'

/** Which part of the first year's revenue comes in the first 30 days. */
export function firstYearSentence(year: FirstYear, format: Formatter): string {
  const { n, tooYoung, share, first30Days } = year
  if (n + tooYoung === 0) return NO_ORDERS
  if (n === 0)
    return `Nobody has been observed for a full year yet: ${formatCount(tooYoung, 'customer', format.count)} too recent.`
  if (first30Days === null) return NO_AMOUNTS_AT_FIRST
  if (n < MINIMUM_SAMPLE || !share)
    return `${tooFewSentence(n, format).slice(0, -1)} observed for a full year.`
  const left =
    tooYoung > 0
      ? ` ${formatCount(tooYoung, 'customer', format.count)} too recent for a full year ${tooYoung === 1 ? 'is' : 'are'} left out.`
      : ''
  return `Of what a customer spends in the first year, ${format.percent(share.p)} (${format.range(share)}) comes in the first 30 days, measured on ${formatCount(n, 'customer', format.count)}.${left}`
}
