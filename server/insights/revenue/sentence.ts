import { NO_AMOUNTS, NO_ORDERS, type Formatter } from '../format.ts'
import type { Revenue } from './answer.ts'

/** How much of the revenue comes from repeat customers, overall and in the last complete month. */
export function revenueSentence({ total, repeatShare, months }: Revenue, format: Formatter): string {
  if (months.length === 0) return NO_ORDERS
  if (total === null) return NO_AMOUNTS
  if (repeatShare === null) return 'No revenue yet: every order so far was free or refunded.'
  const all = `Of ${format.money(total)}, ${format.percent(repeatShare)} came from customers who had bought before`
  const lastFull = months.findLast(({ unfinished, repeatShare: share }) => !unfinished && share !== null)
  const open = months.at(-1)!
  const lately =
    lastFull && months.length > 1
      ? `; in ${format.month(lastFull.month)} ${format.percent(lastFull.repeatShare!)}`
      : ''
  return `${all}${lately}.${open.unfinished ? ` ${format.month(open.month)} is not over in this data.` : ''}`
}
