import { use, useMemo } from 'react'
import { formatterOf } from '../../server/insights/format.ts'
import type { Formatter } from '../../server/insights/format.ts'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'

/** Formats numbers as the server's sentences do, in the locale of the signed-in colleague. */
export function useFormatter(currency = 'EUR'): Formatter {
  const { locale } = use(LocaleContext)
  return useMemo(() => formatterOf({ locale, currency }), [locale, currency])
}
