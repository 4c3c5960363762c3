import { useMemo } from 'react'
import { evidenceOf } from '../../server/signals/evidence-words.ts'
import type { Fact } from '../../server/signals/evidence-words.ts'
import type { Evidence } from '../../server/signals/found.ts'
import { sentenceOf } from '../../server/signals/words.ts'
import { useCurrency } from '../customers/useCurrency.ts'
import { useWords } from '../insights/useWords.ts'

/** Signals as the server says them, in this person's locale. */
export function useSignalWords(): {
  sentence: (signal: { evidence: Evidence }) => string
  facts: (signal: { evidence: Evidence }) => Fact[]
} {
  const words = useWords(useCurrency())
  return useMemo(
    () => ({
      sentence: ({ evidence }) => sentenceOf(evidence, words),
      facts: ({ evidence }) => evidenceOf(evidence, words),
    }),
    [words],
  )
}
