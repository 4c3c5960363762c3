import { use } from 'react'
import { formatNumber, formatShare } from './format.ts'
import { LocaleContext } from '../locale/LocaleContext.tsx'

/** A count. `compact` writes 1.2K and keeps the exact number for the hover. */
export function Num({ value, compact, digits }: { value: number; compact?: boolean; digits?: number }) {
  const locale = use(LocaleContext)
  const exact = formatNumber(value, locale, { maximumFractionDigits: digits ?? 0 })
  const shown = compact ? formatNumber(value, locale, { notation: 'compact' }) : exact
  return (
    <data value={value} title={shown === exact ? undefined : exact} className="tabular-nums">
      {shown}
    </data>
  )
}

/** A share from 0 to 1, shown as a percentage. */
export function Share({ value, digits }: { value: number; digits?: number }) {
  const locale = use(LocaleContext)
  return (
    <data value={value} className="tabular-nums">
      {formatShare(value, locale, digits)}
    </data>
  )
}
