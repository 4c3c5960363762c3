import { formatCount } from '../../../values/count.ts'
import { MINIMUM_SAMPLE, NO_ORDERS, type Formatter } from '../format.ts'
import type { CrossSell } from './answer.ts'

/** How many of the purchases of something new are in the first 90 days. */
export function crossSellSentence(cross: CrossSell, customers: number, format: Formatter): string {
  if (customers === 0) return NO_ORDERS
  if (!cross.inFile) return 'No products in the data: the orders have none.'
  if (cross.share === null) return 'No customer has bought a new product after their first order yet.'
  if (cross.n < MINIMUM_SAMPLE)
    return `Too few to say: ${formatCount(cross.n, 'purchase', format.count)} of a product that was new to the customer.`
  const all = `Of ${format.count(cross.n)} later purchases with a product that was new to the customer, ${format.percent(cross.share)} fell in the first 90 days`
  const { n, share } = cross.firstYear
  if (share === null || n < MINIMUM_SAMPLE) return `${all}.`
  return `${all}; in the first year of customers observed that long, ${format.percent(share)} of ${format.count(n)}.`
}
