import { Check, Clock, Ellipsis, NotebookPen, Phone, Repeat, UserRound } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { Menu } from '../../../ui/navigation/Menu.tsx'
import { Tooltip } from '../../../ui/message/Tooltip.tsx'
import type { Answer } from '../../../server/asks/schema.ts'
import { ANSWERS } from './line-action.ts'
import type { ActionKind, Target } from './line-action.ts'

/** Keyboard shortcuts for the line that has the focus. */
export const ACTION_KEYS = { call: 'l', address: 'a', snooze: 's' } as const

const answers = Object.keys(ANSWERS) as Answer[]

/** The menu of a line. It also has the call and the answers to an ask where these have no buttons. */
export function LineMenu(props: {
  target: Target
  withCall?: boolean
  withAnswers?: boolean
  onAsk: (kind: ActionKind) => void
}) {
  const { target, withCall, withAnswers, onAsk } = props
  const entry = (kind: ActionKind, label: string, Icon: typeof Clock) => ({
    label,
    icon: <Icon size={16} aria-hidden />,
    ...(kind in ACTION_KEYS ? { keys: ACTION_KEYS[kind as keyof typeof ACTION_KEYS] } : {}),
    onSelect: () => onAsk(kind),
  })
  const trigger = (
    <Button
      kind="quiet"
      size="icon"
      aria-label={`More actions for ${target.name}`}
      icon={<Ellipsis size={18} aria-hidden />}
    />
  )
  return (
    <Menu
      trigger={trigger}
      groups={[
        ...(withAnswers ? [answers.map((answer) => entry(answer, ANSWERS[answer], Repeat))] : []),
        [
          ...(withCall ? [entry('call', 'Log the call', Phone)] : []),
          entry('address', 'Resolve…', Check),
          entry('snooze', 'Snooze until…', Clock),
          entry('assign', 'Assign to…', UserRound),
        ],
        [entry('note', 'Write a note', NotebookPen)],
      ]}
    />
  )
}

/** The main action of a line as a button, the others in a menu. */
export function LineActions(props: { target: Target; isFirst?: boolean; onAsk: (kind: ActionKind) => void }) {
  const { target, isFirst, onAsk } = props
  return (
    <div className="flex items-center gap-1 self-start">
      <Tooltip label="Log the call" keys={ACTION_KEYS.call}>
        <Button
          kind={isFirst ? 'primary' : 'plain'}
          icon={<Phone size={15} aria-hidden />}
          aria-label={`Log the call with ${target.name}`}
          className="max-sm:flex-1"
          onClick={() => onAsk('call')}
        >
          Log the call
        </Button>
      </Tooltip>
      <LineMenu target={target} onAsk={onAsk} />
    </div>
  )
}
