import type { Formatter } from '../../../server/insights/format.ts'
import type { ResultRow } from '../queries.ts'

type Rated = ResultRow['rate']

/** "31 % (24–39 %), n 120"; without a percentage where too few can be judged. */
export function formatRate({ rate, n, happened }: Rated, formatter: Formatter): string {
  if (n === 0) return '–'
  if (rate === null) return `${formatter.count(happened)} of ${formatter.count(n)}`
  return `${formatter.percent(rate.share)} (${formatter.range(rate)}), n ${formatter.count(n)}`
}
