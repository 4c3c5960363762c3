import { createContext, use, useMemo } from 'react'
import { evidenceRows } from '../../server/signals/evidence.ts'
import type { EvidenceRow } from '../../server/signals/evidence.ts'
import type { Evidence } from '../../server/signals/detect/detection.ts'
import { signalSentence } from '../../server/signals/sentence.ts'
import type { NameOf } from '../../server/signals/sentence.ts'
import { useCurrency } from '../client/useCurrency.ts'
import { useFormatter } from '../insights/useFormatter.ts'

/** What contacts are called, where the page knows it: the sentences then name them. */
export const ContactNames = createContext<NameOf>(() => null)

/** Signals as the server says them, in this person's locale. */
export function useSignalText(): {
  sentence: (signal: { evidence: Evidence; contactName?: string | null }) => string
  facts: (signal: { evidence: Evidence }) => EvidenceRow[]
} {
  const words = useFormatter(useCurrency())
  const nameOf = use(ContactNames)
  return useMemo(
    () => ({
      sentence: ({ evidence, contactName }) =>
        signalSentence(evidence, words, (id) => contactName ?? nameOf(id)),
      facts: ({ evidence }) => evidenceRows(evidence, words),
    }),
    [words, nameOf],
  )
}
