import { useQuery } from '@tanstack/react-query'
import { basisQuery } from '../basis/queries.ts'
import { AFTER } from './sentence.ts'

/** The outcomes that can be known: without tracking nobody is seen to log in, which is not the same as nobody doing so. */
export function useOutcomes(): (typeof AFTER)[number][] {
  const { data: basis } = useQuery(basisQuery)
  return AFTER.filter(({ key }) => {
    if (!basis || key === 'gone') return true
    return (key === 'cameBack' ? basis.logins : basis.orders) !== null
  })
}
