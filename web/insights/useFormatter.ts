import { use, useMemo } from 'react'
import { wordsOf } from '../../server/insights/format.ts'
import type { Words } from '../../server/insights/format.ts'
import { WritingContext } from '../../ui/locale/LocaleContext.tsx'

/** Numbers as the sentences of the server write them, in this person's locale. */
export function useWords(currency = 'EUR'): Words {
  const { locale } = use(WritingContext)
  return useMemo(() => wordsOf({ locale, currency }), [locale, currency])
}
