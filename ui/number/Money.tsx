import { use } from 'react'
import { formatMoney } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** Money from minor units. `whole` shows the cents only on hover. */
export function Money(props: { minor: bigint | number | string; currency: string; whole?: boolean }) {
  const locale = use(LocaleContext)
  const exact = formatMoney(props.minor, props.currency, locale)
  const shown = formatMoney(props.minor, props.currency, locale, props.whole)
  return (
    <data value={String(props.minor)} title={shown === exact ? undefined : exact} className="tabular-nums">
      {shown}
    </data>
  )
}
