import { ShoppingBag } from 'lucide-react'
import { use } from 'react'
import type { OrderMoment } from '../../../server/sales/orders/moment-store.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { Money } from '../../../ui/number/Money.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { exclusionReason } from '../../customers/orders/exclusion.ts'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'

const NAMED = 2

/** "Widget, Gadget and 3 more". */
function Products({ products }: { products: readonly string[] }) {
  const named = [...new Set(products)]
  const rest = named.length - NAMED
  if (named.length === 0) return null
  return (
    <span className="text-soft">
      {' · '}
      {named.slice(0, NAMED).join(', ')}
      {rest > 0 && ` and ${rest} more`}
    </span>
  )
}

export function OrderLine({ moment: { day, detail: order }, isSameDay }: MomentProps<OrderMoment>) {
  const locale = use(LocaleContext)
  const own = useCurrency()
  const reason = exclusionReason(order)
  const amount =
    order.amount === null ? (
      <span className="text-soft">unknown</span>
    ) : (
      <Money minor={order.amount} currency={order.currency ?? own} />
    )
  return (
    <Line day={day} isSameDay={isSameDay} icon={ShoppingBag} sort="Order:" end={amount}>
      <span className={reason ? 'text-soft' : ''}>
        {order.nth === null ? 'Ordered' : `Order ${formatNumber(order.nth, locale)}`}
      </span>
      <Products products={order.products} /> {reason && <Chip>{reason}</Chip>}
      {!reason && order.refunded > 0 && <Chip tone="attention">partly refunded</Chip>}
    </Line>
  )
}
