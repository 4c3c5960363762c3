import { useState } from 'react'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { useFormatter } from '../../insights/useFormatter.ts'
import { useUndo } from '../../signals/actions/useSendAction.ts'
import type { Answer, Ask } from '../queries.ts'

const ANSWERS: Readonly<Record<Answer, string>> = { asked: 'asked', not_now: 'not now', no: 'said no' }
const SALES: Readonly<Record<NonNullable<Ask['sale']>['kind'], string>> = {
  order: 'Order',
  upgrade: 'Upgrade',
  product: 'Added product',
  renewal: 'Renewal',
}

function Line({ ask, onUndo }: { ask: Ask; onUndo: () => void }) {
  const formatter = useFormatter()
  const { customerId, name, askedOn, answer, product, reason, by, sale, isMine } = ask
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t py-2.5">
      <div className="min-w-0 flex-1 basis-56">
        <p>
          <Anchor href={`/customers/${customerId}`} className="font-medium hover:underline">
            {name}
          </Anchor>{' '}
          <span className="text-soft">
            · {ANSWERS[answer]} on {formatter.day(askedOn)} by {by}
            {product ? `, for ${product.name}` : ''}
          </span>
        </p>
        {reason && <p className="max-w-[70ch] text-small text-soft">“{reason}”</p>}
      </div>
      {sale && (
        <Chip tone="good">
          {SALES[sale.kind]} on {formatter.day(sale.on)}
        </Chip>
      )}
      {isMine && (
        <Button kind="quiet" size="small" aria-label={`Undo: ${name}`} onClick={onUndo}>
          Undo
        </Button>
      )}
    </li>
  )
}

/** How many are shown at first. */
const PAGE = 10

/** The latest asks, with the sale that is attributed to each. */
export function RecentAsks({ asks }: { asks: readonly Ask[] }) {
  const { mutate, error } = useUndo()
  const [shown, setShown] = useState(PAGE)
  return (
    <section aria-label="Asked recently" className="mt-8 border-t pt-6">
      <h3 className="mb-2 text-small font-medium text-soft">Asked recently</h3>
      {error && (
        <Callout tone="harm" title="That was not undone">
          {error.message}
        </Callout>
      )}
      <ul>
        {asks.slice(0, shown).map((ask) => (
          <Line key={ask.id} ask={ask} onUndo={() => mutate({ customerId: ask.customerId, ask: ask.id })} />
        ))}
      </ul>
      {asks.length > shown && (
        <Button kind="quiet" size="small" onClick={() => setShown(asks.length)}>
          Show all {asks.length}
        </Button>
      )}
    </section>
  )
}
