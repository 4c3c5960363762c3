import { createContext, use, useMemo } from 'react'
import { evidenceOf } from '../../server/signals/evidence.ts'
import type { Fact } from '../../server/signals/evidence.ts'
import type { Evidence } from '../../server/signals/detect/detection.ts'
import { sentenceOf } from '../../server/signals/sentence.ts'
import type { NameOf } from '../../server/signals/sentence.ts'
import { useCurrency } from '../client/useCurrency.ts'
import { useWords } from '../insights/useFormatter.ts'

/** What contacts are called, where the page knows it: the sentences then name them. */
export const ContactNames = createContext<NameOf>(() => null)

/** Signals as the server says them, in this person's locale. */
export function useSignalWords(): {
  sentence: (signal: { evidence: Evidence; contactName?: string | null }) => string
  facts: (signal: { evidence: Evidence }) => Fact[]
} {
  const words = useWords(useCurrency())
  const nameOf = use(ContactNames)
  return useMemo(
    () => ({
      sentence: ({ evidence, contactName }) => sentenceOf(evidence, words, (id) => contactName ?? nameOf(id)),
      facts: ({ evidence }) => evidenceOf(evidence, words),
    }),
    [words, nameOf],
  )
}
