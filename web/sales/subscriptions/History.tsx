import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Day } from '../../../ui/date/Day.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { useChangeMutations } from './queries.ts'
import type { Change } from './queries.ts'
import { CHANGES } from './sentences.ts'

function Line({ change, onTakeBack }: { change: Change; onTakeBack: () => void }) {
  const { kind, day, liesAhead, monthly, currency, reason } = change
  return (
    <li className="flex items-baseline justify-between gap-2 py-1 text-small">
      <span>
        {liesAhead ? 'Ends' : CHANGES[kind].past}
        {monthly !== null && (
          <>
            {' '}
            · <Money minor={monthly} currency={currency} />
          </>
        )}
        {' · '}
        <Day day={day} />
        {reason && <span className="block text-soft [overflow-wrap:anywhere]">{reason}</span>}
      </span>
      <Button kind="quiet" size="small" onClick={onTakeBack}>
        Undo
      </Button>
    </li>
  )
}

/** All changes of a subscription, the newest first; a mistake can be withdrawn. */
export function History({ customerId, changes }: { customerId: number; changes: readonly Change[] }) {
  const [asking, setAsking] = useState<Change | null>(null)
  const { withdraw } = useChangeMutations(customerId, () => setAsking(null))
  function close() {
    withdraw.reset()
    setAsking(null)
  }
  return (
    <details className="mt-1">
      <summary className="py-1 text-small text-accent">
        What happened (<Num value={changes.length} />)
      </summary>
      <ul className="m-0 list-none p-0">
        {changes.map((change) => (
          <Line key={change.id} change={change} onTakeBack={() => setAsking(change)} />
        ))}
      </ul>
      <Dialog
        open={asking !== null}
        onClose={close}
        title="Undo this change?"
        description="It will be removed, and everything that depends on it is recomputed."
        actions={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button
              kind="harm"
              busy={withdraw.isPending}
              onClick={() => asking && withdraw.mutate(asking.id)}
            >
              Undo it
            </Button>
          </>
        }
      >
        {withdraw.error && (
          <Callout tone="harm" title="Not undone">
            {withdraw.error.message}
          </Callout>
        )}
      </Dialog>
    </details>
  )
}
