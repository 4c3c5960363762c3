import { DateTime } from '../../../ui/date/DateTime.tsx'
import { Money } from '../../../ui/number/Money.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import type { Order } from '../queries.ts'

/** Refund, cancellation and source of an order. */
function OrderHistory({ order, currency }: { order: Order; currency: string }) {
  const { refunded, cancelledAt, source, ref, channel, country } = order
  return (
    <p className="mt-2 flex flex-wrap gap-x-3 text-small text-soft">
      {refunded > 0 && (
        <span>
          <Money minor={refunded} currency={currency} /> refunded
        </span>
      )}
      {cancelledAt && (
        <span>
          cancelled <DateTime at={cancelledAt} />
        </span>
      )}
      {channel && <span>through {channel}</span>}
      {country && <span>{country}</span>}
      <span className="break-all">
        {ref} in {source}
      </span>
    </p>
  )
}

/** What was bought in one order. */
export function OrderLines({ order, currency }: { order: Order; currency: string }) {
  return (
    <div className="ps-5">
      {order.lines.length === 0 && (
        <p className="text-small text-soft">The file has no line items for this order.</p>
      )}
      <ul className="m-0 list-none p-0 text-small">
        {order.lines.map(({ product, quantity, amount }, at) => (
          <li key={`${at} ${product}`} className="flex items-baseline gap-3 py-0.5">
            <span className="w-10 shrink-0 text-end text-soft">
              <Num value={quantity} digits={2} /> ×
            </span>
            <span className="min-w-0 flex-1">{product}</span>
            {amount !== null && <Money minor={amount} currency={currency} />}
          </li>
        ))}
      </ul>
      <OrderHistory order={order} currency={currency} />
    </div>
  )
}
