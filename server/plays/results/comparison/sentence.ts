import { formatCount } from '../../../../values/count.ts'
import type { Formatter } from '../../../insights/format.ts'
import type { MeasuredRate } from '../rate.ts'
import type { Comparison, Difference } from '../schema.ts'
import { ASKED_WITHIN, BACK_WITHIN } from './first-buyer.ts'

const NOT_CAUSAL =
  'This shows what happened, not what asking caused: the customers you ask may differ from the others in more than their success.'

/** The finding, who is left out, and what may not be concluded. */
export function comparisonSentence(
  compared: Omit<Comparison, 'sentence' | 'notes'>,
  format: Formatter,
): string {
  const parts = [finding(compared, format), leftOut(compared, format), NOT_CAUSAL]
  return parts.filter(Boolean).join(' ')
}

function finding(
  { asked, notAsked, difference }: Omit<Comparison, 'sentence' | 'notes'>,
  format: Formatter,
): string {
  const people = (n: number) => formatCount(n, 'customer', format.count)
  if (asked.rate === null || notAsked.rate === null || difference === null) {
    return `Too few to compare: ${people(asked.n)} asked in their first ${ASKED_WITHIN} days, ${format.count(notAsked.n)} similar customers not asked by then.`
  }
  const share = ({ rate }: MeasuredRate) => `${format.percent(rate!.share)} (${format.range(rate!)})`
  return [
    `Of ${people(asked.n)} asked in their first ${ASKED_WITHIN} days, ${share(asked)} bought again within ${BACK_WITHIN} days of being asked.`,
    `Of ${formatCount(notAsked.n, 'similar customer', format.count)} who had not been asked by then, ${share(notAsked)} did so in the same period.`,
    `The difference is ${differenceText(difference, format)}: ${verdict(difference)}.`,
  ].join(' ')
}

/** @example verdict({ value: 0.05, low: -0.01, high: 0.11 }) // 'within noise' */
export function verdict({ low, high }: Difference): string {
  if (low > 0) return 'more than chance explains'
  return high < 0 ? 'less than chance explains' : 'within noise'
}

/** A wider interval hides the decimals. */
const WIDE = 0.1

/**
 * A difference of shares in points, with its interval.
 *
 * @example differenceText({ value: 0.0521, low: -0.0313, high: 0.1355 }, { count: (n) => n.toFixed(0), decimal: (n) => n.toFixed(1) }) // '+5 points (−3 to +14)'
 */
export function differenceText(
  { value, low, high }: Difference,
  { count, decimal }: Pick<Formatter, 'count' | 'decimal'>,
): string {
  const write = high - low > WIDE ? count : decimal
  const points = (share: number) => signed(share, write(Math.abs(share) * 100), write(0))
  return `${points(value)} points (${points(low)} to ${points(high)})`
}

function signed(value: number, size: string, zero: string): string {
  if (size === zero) return size
  return `${value < 0 ? '−' : '+'}${size}`
}

function leftOut({ unmatched, unfinished }: Pick<Comparison, 'unmatched' | 'unfinished'>, format: Formatter) {
  const asked = (n: number) => formatCount(n, 'asked customer', format.count)
  const reasons = [
    ...(unmatched > 0 ? [`${asked(unmatched)} because there was no similar customer to compare with`] : []),
    ...(unfinished > 0 ? [`${asked(unfinished)} because the ${BACK_WITHIN} days are not over`] : []),
  ]
  return reasons.length > 0 ? `Left out: ${reasons.join('; ')}.` : ''
}

export type Basis = {
  /** How many said no, and the difference if they counted as asked; null: none did, or too few to compare. */
  refusals: number
  withRefusals: Difference | null
  isSuccessKnown: boolean
  /** How many customers are compared, and from how many they are drawn. */
  buyers: number
  drawnFrom: number
}

const METHOD = [
  'Everyone who was asked is compared with all customers who, the same number of days after their first order, had neither come back nor been asked: with a first order in the same month and in the same success class on that day (not known, below 40, 60 or 80 of 100, and above).',
  `A customer who is asked later counts as not asked until that day. Each day is weighted by the number of asks, and each ask has the same ${BACK_WITHIN} days to show a result.`,
  'A second order on the day of the ask does not count as one after it. Customers who said no or not now count as not asked.',
]

/** How the comparison is counted, and what it rests on. */
export function comparisonNotes(
  { refusals, withRefusals, isSuccessKnown, buyers, drawnFrom }: Basis,
  format: Formatter,
): string[] {
  const notes = [...METHOD]
  if (!isSuccessKnown)
    notes.push(
      'Success on past days is not known, because it needs log-ins: customers are compared by month and day only. Connect your product to compare those who did equally well.',
    )
  if (withRefusals !== null)
    notes.push(
      `${formatCount(refusals, 'customer', format.count)} said no. If they counted as asked, the difference would be ${differenceText(withRefusals, format)}: ${verdict(withRefusals)}.`,
    )
  if (buyers < drawnFrom)
    notes.push(
      `A random sample: ${format.count(buyers)} of ${formatCount(drawnFrom, 'customer', format.count)}.`,
    )
  return notes
}
