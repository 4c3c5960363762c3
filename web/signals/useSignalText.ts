import { createContext, use, useMemo } from 'react'
import type { NameOf } from '../../server/signals/define-kind.ts'
import type { Evidence } from '../../server/signals/kinds.ts'
import { evidenceRows, signalSentence } from '../../server/signals/sentence.ts'
import { useCurrency } from '../client/useCurrency.ts'
import { useFormatter } from '../insights/useFormatter.ts'

/** The names of contacts, on pages that know them: the sentences then use them. */
export const ContactNames = createContext<NameOf>(() => null)

/** The sentence and the figures of a signal, as on the server, in this person's locale. */
export function useSignalText(): {
  sentence: (signal: { evidence: Evidence; contactName?: string | null }) => string
  facts: (signal: { evidence: Evidence }) => ReturnType<typeof evidenceRows>
} {
  const format = useFormatter(useCurrency())
  const nameOf = use(ContactNames)
  return useMemo(
    () => ({
      sentence: ({ evidence, contactName }) =>
        signalSentence(evidence, format, (id) => contactName ?? nameOf(id)),
      facts: ({ evidence }) => evidenceRows(evidence, format),
    }),
    [format, nameOf],
  )
}
