import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import type { SignalBasis } from './schema.ts'

/** What signals rest on, as a sentence; null: on nothing yet. */
export function basisSentence({ orders, logins, goals }: SignalBasis, format: Formatter): string | null {
  const parts = [
    ...(orders ? [{ noun: 'orders', detail: period(orders, format) }] : []),
    ...(logins ? [{ noun: 'log-ins', detail: period(logins, format) }] : []),
    ...(goals ? [{ noun: 'goals', detail: goalsOf(goals, format) }] : []),
  ]
  const [first, ...others] = parts
  if (!first) return null
  if (others.length === 0) return `Based on ${first.noun} only: ${first.detail}.`
  return `Based on ${parts.map(({ noun, detail }) => `${noun} (${detail})`).join(', ')}.`
}

const customersOf = (customers: number, { count }: Formatter) => formatCount(customers, 'customer', count)

const period = ({ customers, since, last }: NonNullable<SignalBasis['orders']>, format: Formatter) =>
  `${customersOf(customers, format)}, from ${format.day(since)} to ${format.day(last)}`

const goalsOf = ({ customers, goals }: NonNullable<SignalBasis['goals']>, format: Formatter) =>
  `${format.count(goals)} with a reading, of ${customersOf(customers, format)}`
