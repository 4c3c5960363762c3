import { AskDialog } from '../../plays/next-sale/AskDialog.tsx'
import { isAnswer } from './line-action.ts'
import type { LineAction, ActionKind, Target } from './line-action.ts'
import { AddressDialog } from './AddressDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { LogDialog } from './LogDialog.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'

/** What is being asked about; `at` tells one question from the next, so that each begins empty. */
export interface OpenAction {
  deed: ActionKind
  target: Target
  /** The day on which it is asked. */
  today: string
  open: boolean
  at: number
}

/** The one question that is open about a line. */
export function ActionDialog(props: {
  asking: OpenAction | null
  onClose: () => void
  onAct: (target: Target, choice: LineAction) => void
  returnTo: () => HTMLElement | null
}) {
  const { asking, onClose, onAct, returnTo } = props
  if (!asking) return null
  const { deed, target, today, open, at } = asking
  const dialog = {
    open,
    onClose,
    returnTo,
    target,
    today,
    onAct: (choice: LineAction) => onAct(target, choice),
  }
  if (deed === 'address') return <AddressDialog key={at} {...dialog} />
  if (deed === 'snooze') return <SnoozeDialog key={at} {...dialog} />
  if (deed === 'assign') return <AssignDialog key={at} {...dialog} />
  if (isAnswer(deed)) return <AskDialog key={at} {...dialog} deed={deed} />
  return <LogDialog key={at} {...dialog} deed={deed} />
}
