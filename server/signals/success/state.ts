import { z } from 'zod'
import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { ago, everyDays } from '../phrases.ts'
import { recencyOf } from './recency.ts'
import type { Known } from './score.ts'

/** How a customer stands by their own rhythm, which is all that can be said without goals and usage. */
export const successState = z.enum(['as usual', 'overdue', 'low'])
export type SuccessState = z.output<typeof successState>

/** What success can rest on. */
export const fact = z.enum(['orders', 'logins', 'goals'])
export type Fact = z.output<typeof fact>

/** From this recency on a customer is overdue, and below it they are low. */
const OVERDUE = 0.5

/**
 * By whichever of orders and log-ins is the more recent for its rhythm.
 *
 * @returns null while no rhythm is known, neither the customer's nor the company's
 * @example stateOf({ orders: { orders: 9, silentDays: 280, usualGap: 7 }, logins: null, goals: 0 }) // 'low'
 */
export function stateOf({ orders, logins }: Known): SuccessState | null {
  const seen = [orders, logins].flatMap((last) => (last && last.usualGap !== null ? [last] : []))
  if (seen.length === 0) return null
  const recency = Math.max(...seen.map(recencyOf))
  if (recency === 1) return 'as usual'
  return recency >= OVERDUE ? 'overdue' : 'low'
}

/** What is not known of this customer. */
export function missingFacts({ orders, logins, goals }: Known): Fact[] {
  const missing = { orders: orders === null, logins: logins === null, goals: goals === 0 }
  return fact.options.filter((name) => missing[name])
}

/** What success rests on, as a sentence. */
export function basisSentence(known: Known, format: Formatter): string {
  const parts = [
    ...(known.orders ? [ordersPhrase(known.orders, format)] : []),
    ...(known.logins ? [loginsPhrase(known.logins, format)] : []),
    ...(known.goals > 0 ? [`${formatCount(known.goals, 'goal', format.count)} with a reading`] : []),
  ]
  if (parts.length === 0) return 'No order that counts, no log-in and no goal with a reading.'
  const only =
    parts.length === 1 ? `${known.orders ? 'Orders' : known.logins ? 'Log-ins' : 'Goals'} only: ` : ''
  return `${only}${parts.join('; ')}.`
}

function ordersPhrase(
  { orders, silentDays, usualGap }: NonNullable<Known['orders']>,
  format: Formatter,
): string {
  const last = ago(silentDays, format)
  if (usualGap === null || orders === 1) {
    const others = usualGap === null ? '' : `; regular customers buy ${everyDays(usualGap, format)}`
    return `${orders === 1 ? 'one order' : formatCount(orders, 'order', format.count)}, ${last}${others}`
  }
  return `buys ${everyDays(usualGap, format)}, last order ${last}`
}

function loginsPhrase(
  { days, silentDays, usualGap }: NonNullable<Known['logins']>,
  format: Formatter,
): string {
  const last = ago(silentDays, format)
  if (usualGap === null || days === 1)
    return `${days === 1 ? 'one log-in' : `log-ins on ${format.count(days)} days`}, ${last}`
  return `logs in ${everyDays(usualGap, format)}, last log-in ${last}`
}
