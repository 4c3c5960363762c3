import { AskDialog } from '../../plays/next-sale/AskDialog.tsx'
import { isAnswer } from './line-action.ts'
import type { LineAction, ActionKind, Target } from './line-action.ts'
import { AddressDialog } from './AddressDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { LogDialog } from './LogDialog.tsx'
import { SnoozeDialog } from './SnoozeDialog.tsx'

/** The open dialog. */
export interface OpenAction {
  kind: ActionKind
  target: Target
  /** The day on which it was opened. */
  today: string
  open: boolean
  /** Counts the dialogs, so that each begins empty. */
  at: number
}

/** The dialog of the action that was chosen for a line. */
export function ActionDialog(props: {
  action: OpenAction | null
  onClose: () => void
  onAct: (target: Target, choice: LineAction) => void
  returnTo: () => HTMLElement | null
}) {
  const { action, onClose, onAct, returnTo } = props
  if (!action) return null
  const { kind, target, today, open, at } = action
  const dialog = {
    open,
    onClose,
    returnTo,
    target,
    today,
    onAct: (choice: LineAction) => onAct(target, choice),
  }
  if (kind === 'address') return <AddressDialog key={at} {...dialog} />
  if (kind === 'snooze') return <SnoozeDialog key={at} {...dialog} />
  if (kind === 'assign') return <AssignDialog key={at} {...dialog} />
  if (isAnswer(kind)) return <AskDialog key={at} {...dialog} kind={kind} />
  return <LogDialog key={at} {...dialog} kind={kind} />
}
