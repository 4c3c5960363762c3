import { useQuery } from '@tanstack/react-query'
import type { Filters } from '../../server/insights/schema.ts'
import { comparisonQuery } from './queries.ts'

/** One sentence that compares the customers of the period with those of the period before. */
export function Comparison({ name, filters }: { name: string; filters: Filters }) {
  const { data, error } = useQuery(comparisonQuery(filters))
  if (error) return <p className="text-brick">The comparison could not be loaded: {error.message}</p>
  // As long as most sentences, so that nothing moves when it arrives.
  if (!data) return <p className="min-h-10">Comparing with the period before…</p>
  const found = data.findings.find((one) => one.name === name)
  return (
    <p className="min-h-10">
      {found?.sentence ??
        'Not compared: customers of an earlier period have had more time, which alone changes this.'}
    </p>
  )
}
