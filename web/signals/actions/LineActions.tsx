import { Check, Clock, Ellipsis, NotebookPen, Phone, Repeat, UserRound } from 'lucide-react'
import { Button } from '../../../ui/form/Button.tsx'
import { Menu } from '../../../ui/navigation/Menu.tsx'
import { Tooltip } from '../../../ui/message/Tooltip.tsx'
import type { Answer } from '../../../server/asks/schema.ts'
import { ANSWERS } from './line-action.ts'
import type { ActionKind, Target } from './line-action.ts'

/** Keys that act on the line which has the focus. */
export const ACTION_KEYS = { call: 'l', address: 'a', snooze: 's' } as const

const answers = Object.keys(ANSWERS) as Answer[]

/** What else can be done about a line; with the call, and with what they said, where those have no buttons. */
export function LineMenu(props: {
  target: Target
  withCall?: boolean
  withAnswers?: boolean
  onAsk: (deed: ActionKind) => void
}) {
  const { target, withCall, withAnswers, onAsk } = props
  const entry = (deed: ActionKind, label: string, Icon: typeof Clock) => ({
    label,
    icon: <Icon size={16} aria-hidden />,
    ...(deed in ACTION_KEYS ? { keys: ACTION_KEYS[deed as keyof typeof ACTION_KEYS] } : {}),
    onSelect: () => onAsk(deed),
  })
  const trigger = (
    <Button
      kind="quiet"
      size="icon"
      aria-label={`More to do about ${target.name}`}
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
          entry('address', 'Address…', Check),
          entry('snooze', 'Snooze until…', Clock),
          entry('assign', 'Assign to…', UserRound),
        ],
        [entry('note', 'Write a note', NotebookPen)],
      ]}
    />
  )
}

/** The one thing to do about a line first, and the rest in a menu. */
export function LineActions(props: { target: Target; isFirst?: boolean; onAsk: (deed: ActionKind) => void }) {
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
