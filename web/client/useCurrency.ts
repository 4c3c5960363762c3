import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from './session.ts'

/** The currency in which the company counts: that of every total, and of orders that name none. */
export function useCurrency(): string {
  return useQuery(sessionQuery).data?.currency ?? 'EUR'
}
