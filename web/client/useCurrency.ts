import { NO_CURRENCY } from '../../values/currency.ts'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './session.ts'

/** The currency of the company: of every total, and of orders without one. */
export function useCurrency(): string {
  return useQuery(sessionQuery).data?.currency ?? NO_CURRENCY
}
