import { use, useMemo } from 'react'
import { formatterOf } from '../../server/insights/format.ts'
import type { Formatter } from '../../server/insights/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'

/** Numbers as the sentences of the server write them, in this person's locale. */
export function useFormatter(currency = 'EUR'): Formatter {
  const { locale } = use(LocaleContext)
  return useMemo(() => formatterOf({ locale, currency }), [locale, currency])
}
