import { use, useMemo } from 'react'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import type { ValueFormat } from './values.ts'

/** How values of metrics are formatted and parsed here. */
export function useValueFormat(): ValueFormat {
  const locale = use(LocaleContext)
  const currency = useCurrency()
  return useMemo(() => ({ writing: locale, currency }), [locale, currency])
}
