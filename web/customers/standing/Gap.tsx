import { use } from 'react'
import { formatNumber } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'

/** The median number of days between orders: "34 days". */
export function Gap({ days }: { days: number | null }) {
  const locale = use(LocaleContext)
  if (days === null) return <span className="text-soft">–</span>
  return formatNumber(days, locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })
}
