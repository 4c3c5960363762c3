import { use, useMemo } from 'react'
import { WritingContext } from '../../../ui/locale/LocaleContext.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import type { Manner } from './values.ts'

/** How values of metrics are read and written here. */
export function useManner(): Manner {
  const writing = use(WritingContext)
  const currency = useCurrency()
  return useMemo(() => ({ writing, currency }), [writing, currency])
}
