import { use, useState } from 'react'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { ActionKind, Target } from './line-action.ts'
import type { OpenAction } from './ActionDialog.tsx'

/** Which dialog is open for which line. The last one stays mounted while it fades out. */
export function useActionDialog() {
  const { timeZone } = use(LocaleContext)
  const [action, setAction] = useState<OpenAction | null>(null)
  return {
    action,
    open(kind: ActionKind, target: Target) {
      const today = dayIn(new Date(), timeZone)
      setAction((last) => ({ kind, target, today, open: true, at: (last?.at ?? 0) + 1 }))
    },
    close: () => setAction((now) => now && { ...now, open: false }),
  }
}
