import { Check, Ellipsis, Flag, MessageSquareQuote, Pencil, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { Menu } from '../../../ui/navigation/Menu.tsx'
import type { Goal } from './queries.ts'

/** The actions on a goal that open a dialog. */
export type GoalAction = 'record' | 'say' | 'edit' | 'drop' | 'delete'

/** The menu of a goal. */
export function GoalMenu(props: { goal: Goal; onAsk: (action: GoalAction) => void; onAgree: () => void }) {
  const { goal, onAsk, onAgree } = props
  const isOver = goal.status === 'dropped'
  const trigger = (
    <Button
      kind="quiet"
      size="icon"
      aria-label={`More actions for ${goal.outcome}`}
      icon={<Ellipsis size={18} aria-hidden />}
    />
  )
  const agree = { label: 'Mark as agreed', icon: <Check size={16} aria-hidden />, onSelect: onAgree }
  const drop = {
    label: 'Drop it…',
    icon: <Flag size={16} aria-hidden />,
    harm: true,
    onSelect: () => onAsk('drop'),
  }
  const remove = {
    label: 'Delete a wrong goal…',
    icon: <Trash2 size={16} aria-hidden />,
    harm: true,
    onSelect: () => onAsk('delete'),
  }
  return (
    <Menu
      trigger={trigger}
      groups={[
        [
          ...(goal.agreedOn || isOver ? [] : [agree]),
          {
            label: 'Change it…',
            icon: <Pencil size={16} aria-hidden />,
            onSelect: () => onAsk('edit'),
          },
          {
            label: 'Set the status…',
            icon: <MessageSquareQuote size={16} aria-hidden />,
            onSelect: () => onAsk('say'),
          },
        ],
        [...(isOver ? [] : [drop]), remove],
      ]}
    />
  )
}
