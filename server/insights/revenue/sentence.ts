import { NO_AMOUNTS, NO_ORDERS, type Formatter } from '../format.ts'
import type { Revenue } from './answer.ts'

/** How much of the revenue comes from repeat customers, overall and in the last complete month, and what refunds took beyond it. */
export function revenueSentence(revenue: Revenue, format: Formatter): string {
  const { total, lost, repeatShare, months } = revenue
  if (months.length === 0) return lost > 0 ? `${NO_REVENUE} ${lostSentence(lost, format)}.` : NO_ORDERS
  if (total === null) return NO_AMOUNTS
  const loss = lost > 0 ? ` ${lostSentence(lost, format)}, which leaves ${format.money(total)}.` : ''
  const unknown = unknownPart(revenue)
  if (unknown) return `${format.money(total + lost)} came in; ${unknown}.${loss}`
  if (repeatShare === null) return `${NO_REVENUE}${loss}`
  const all = `Of ${format.money(total + lost)}, ${format.percent(repeatShare)} came from customers who had bought before`
  return `${all}${latelyText(revenue, format)}.${openText(revenue, format)}${loss}`
}

const NO_REVENUE = 'No revenue yet: every order so far was free or refunded.'

/** Why the share of repeat orders is not known. */
function unknownPart({ first, repeat }: Revenue): string | null {
  if (first === null) return 'no first order has an amount, so the share of repeat orders is not known'
  return repeat === null ? 'no repeat order has an amount, so their share is not known' : null
}

function lostSentence(lost: number, { money }: Formatter): string {
  return `Refunds that were larger than their orders took another ${money(lost)}`
}

function latelyText({ months }: Revenue, format: Formatter): string {
  const lastFull = months.findLast(({ unfinished, repeatShare: share }) => !unfinished && share !== null)
  if (!lastFull || months.length < 2) return ''
  return `; in ${format.month(lastFull.month)} ${format.percent(lastFull.repeatShare!)}`
}

function openText({ months }: Revenue, format: Formatter): string {
  const open = months.at(-1)!
  return open.unfinished ? ` ${format.month(open.month)} is not over in this data.` : ''
}
