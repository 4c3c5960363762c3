import { use, useState } from 'react'
import { dayIn } from '../../../ui/date/days.ts'
import { WritingContext } from '../../../ui/locale/LocaleContext.tsx'
import type { Deed, Target } from './line-action.ts'
import type { Asking } from './ActionDialog.tsx'

/** Which question about which line is open. The last one stays while it fades away. */
export function useAsking() {
  const { timeZone } = use(WritingContext)
  const [asking, setAsking] = useState<Asking | null>(null)
  return {
    asking,
    ask(deed: Deed, target: Target) {
      const today = dayIn(new Date(), timeZone)
      setAsking((before) => ({ deed, target, today, open: true, at: (before?.at ?? 0) + 1 }))
    },
    close: () => setAsking((now) => now && { ...now, open: false }),
  }
}
