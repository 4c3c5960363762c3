import { useQuery } from '@tanstack/react-query'
import { basisSentence } from '../../../server/signals/basis/sentence.ts'
import { useFormatter } from '../../insights/useFormatter.ts'
import { LearnMore } from './LearnMore.tsx'
import { basisQuery } from './queries.ts'

/** What the signals of this company rest on, and what to connect to learn more. */
export function Basis() {
  const { data } = useQuery(basisQuery)
  const format = useFormatter()
  const sentence = data && basisSentence(data, format)
  if (!sentence) return null
  return (
    <p className="max-w-[70ch] text-small text-soft">
      {sentence} <LearnMore known={data} />
    </p>
  )
}
