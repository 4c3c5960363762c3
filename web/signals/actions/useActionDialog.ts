import { use, useState } from 'react'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { ActionKind, Target } from './line-action.ts'
import type { OpenAction } from './ActionDialog.tsx'

/** Which question about which line is open. The last one stays while it fades away. */
export function useActionDialog() {
  const { timeZone } = use(LocaleContext)
  const [asking, setAsking] = useState<OpenAction | null>(null)
  return {
    asking,
    ask(deed: ActionKind, target: Target) {
      const today = dayIn(new Date(), timeZone)
      setAsking((before) => ({ deed, target, today, open: true, at: (before?.at ?? 0) + 1 }))
    },
    close: () => setAsking((now) => now && { ...now, open: false }),
  }
}
