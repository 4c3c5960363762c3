import { use, useMemo } from 'react'
import { LocaleContext } from '../../ui/locale/LocaleContext.tsx'

/** Prints months such as "2011-12" as "Dec 11", "2011 Q4" or "2011". */
export function useMonthNames() {
  const { locale } = use(LocaleContext)
  return useMemo(() => {
    const name = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit', timeZone: 'UTC' })
    const short = (month: string) => name.format(new Date(`${month}-01T00:00:00Z`))
    const period = (by: 'month' | 'quarter' | 'year', month: string) => {
      const [year, number] = month.split('-')
      if (by === 'month') return short(month)
      return by === 'year' ? year! : `${year} Q${Math.ceil(Number(number) / 3)}`
    }
    return { locale, short, period }
  }, [locale])
}
