import { Clock, Wrench } from 'lucide-react'
import { useRef } from 'react'
import type { Group } from '../../../server/signals/kinds.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { AskButtons } from '../../plays/next-sale/AskButtons.tsx'
import { ActionDialog } from '../../signals/actions/ActionDialog.tsx'
import type { ActionKind, Target } from '../../signals/actions/line-action.ts'
import { isReady, lineKey } from '../../signals/actions/line-action.ts'
import { isAskedAlready, KeepToo } from '../../signals/actions/KeepToo.tsx'
import { GROUPS } from '../../signals/labels.ts'
import { Reasons } from '../../signals/Reasons.tsx'
import { useSendAction, usePendingActions } from '../../signals/actions/useSendAction.ts'
import { useActionDialog } from '../../signals/actions/useActionDialog.ts'
import type { Customer, CustomerSignal } from '../queries.ts'

const groups = Object.keys(GROUPS) as Group[]
const TONES = { help: 'attention', ask: 'accent', thank: 'good' } as const

type OpenLine = Target & { signals: CustomerSignal[] }

/** The open signals as one line, as on Today: the most important group first, each group with its strongest first. */
function lineOf({ id, name }: Customer, signals: readonly CustomerSignal[]): OpenLine | null {
  const open = signals.filter(({ state }) => state === 'open')
  const sorted = open.toSorted(
    (one, other) => groups.indexOf(one.group) - groups.indexOf(other.group) || other.strength - one.strength,
  )
  const [first] = sorted
  if (!first) return null
  const assignee = open.find((signal) => signal.assignee)?.assignee ?? null
  return { customerId: id, name, group: first.group, signals: sorted, assignee }
}

function OpenLine({ line, onAsk }: { line: OpenLine; onAsk: (kind: ActionKind) => void }) {
  const { group, signals, assignee } = line
  return (
    <div className="border-b pb-3">
      <Chip tone={TONES[group]}>{GROUPS[group].title}</Chip>
      <div className="mt-1.5">
        <Reasons signals={signals}>{assignee && <span>· with {assignee.name}</span>}</Reasons>
      </div>
      {isReady(line) && (
        <div className="mt-2">
          <AskButtons size="small" name={line.name} onAsk={onAsk} />
        </div>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="small" icon={<Wrench size={15} aria-hidden />} onClick={() => onAsk('address')}>
          Resolve
        </Button>
        <Button size="small" icon={<Clock size={15} aria-hidden />} onClick={() => onAsk('snooze')}>
          Snooze
        </Button>
      </div>
    </div>
  )
}

/** The open signals of a customer, with their reasons and actions. */
export function OpenSignals(props: { customer: Customer; signals: readonly CustomerSignal[] }) {
  const { customer, signals } = props
  const place = useRef<HTMLElement>(null)
  const { action, open, close } = useActionDialog()
  const { mutate: act } = useSendAction()
  const { leaving, failures } = usePendingActions()
  const own = failures.filter(({ target }) => target.customerId === customer.id)
  const line = lineOf(customer, signals)
  return (
    // Takes the focus when the focused line is removed.
    <section ref={place} tabIndex={-1} aria-label="Open signals" className="flex flex-col gap-4 empty:hidden">
      {own.map((failure) => (
        <Callout
          key={failure.key}
          tone="harm"
          title="That did not work"
          action={isAskedAlready(failure) && <KeepToo failure={failure} />}
        >
          {failure.error.message}
        </Callout>
      ))}
      {line && !leaving.has(lineKey(line)) && <OpenLine line={line} onAsk={(kind) => open(kind, line)} />}
      <ActionDialog
        action={action}
        onClose={close}
        onAct={(target, action) => {
          close()
          act({ target, action })
        }}
        returnTo={() => place.current}
      />
    </section>
  )
}
