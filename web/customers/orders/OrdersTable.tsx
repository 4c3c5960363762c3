import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { use, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Chip } from '../../../ui/message/Chip.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { formatNumber } from '../../../ui/number/format.ts'
import { Money } from '../../../ui/number/Money.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { QueryFailed, QueryLoading } from '../../../ui/panel/PanelStates.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { OrderExports } from './OrderExports.tsx'
import { OrderLines } from './OrderLines.tsx'
import { ordersQuery } from '../queries.ts'
import type { Order } from '../queries.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { exclusionReason } from './exclusion.ts'

const CELL = 'py-2 pe-3 align-baseline'

function State({ order }: { order: Order }) {
  const why = exclusionReason(order)
  if (why) return <Chip tone={why === 'cancelled' ? 'harm' : 'plain'}>{why}</Chip>
  if (order.refunded > 0) return <Chip tone="attention">partly refunded</Chip>
  return null
}

function OrderRow({ order }: { order: Order }) {
  const [open, setOpen] = useState(false)
  const own = useCurrency()
  const currency = order.currency ?? own
  const gap = order.gapDays
  return (
    <>
      <tr className="border-b hover:bg-sunk">
        <td className={CELL}>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="-ms-1 inline-flex min-h-8 items-center gap-1 rounded-corner pe-2 pointer-coarse:min-h-11"
          >
            <ChevronRight
              size={15}
              aria-hidden
              className={`text-soft transition-transform ${open ? 'rotate-90' : 'rtl:rotate-180'}`}
            />
            <DateTime at={order.at} />
          </button>
        </td>
        <td className={`${CELL} text-end tabular-nums max-sm:hidden`}>{order.nth ?? '–'}</td>
        <td className={`${CELL} text-end tabular-nums max-sm:hidden`}>
          {gap === null ? '' : <Num value={gap} />}
        </td>
        <td className={`${CELL} text-end max-sm:hidden`}>
          <Num value={order.lines.length} />
        </td>
        <td className={CELL}>
          <State order={order} />
        </td>
        <td className={`${CELL} pe-0! text-end`}>
          {order.amount === null ? (
            <span className="text-soft">unknown</span>
          ) : (
            <Money minor={order.amount} currency={currency} />
          )}
        </td>
      </tr>
      {open && (
        <tr className="border-b">
          <td colSpan={6} className="pb-3">
            <OrderLines order={order} currency={currency} />
          </td>
        </tr>
      )}
    </>
  )
}

const HEADS = [
  { label: 'Date', look: 'text-start' },
  { label: 'Order no.', look: 'text-end max-sm:hidden' },
  { label: 'Days since', look: 'text-end max-sm:hidden' },
  { label: 'Lines', look: 'text-end max-sm:hidden' },
  { label: '', look: 'text-start' },
  { label: 'Amount', look: 'text-end pe-0!' },
]

/** Every order, newest first; each opens to its lines, its refund and where it came from. */
export function OrdersTable({ customerId }: { customerId: number }) {
  const query = useInfiniteQuery(ordersQuery(customerId))
  const orders = query.data?.pages.flat()
  const locale = use(LocaleContext)
  return (
    <section aria-label="Orders" className="mt-4">
      <div className="mb-1 flex min-h-8 items-center justify-between">
        <h3 className="text-small font-medium text-soft">
          Orders
          {orders && orders.length > 0
            ? ` (${formatNumber(orders.length, locale)}${query.hasNextPage ? ' of more' : ''})`
            : ''}
        </h3>
        {orders && orders.length > 0 && <OrderExports orders={orders} />}
      </div>
      {query.error && <QueryFailed query={query} kept={orders !== undefined} />}
      {!orders && !query.error && <QueryLoading />}
      {orders?.length === 0 && <p className="text-soft">No orders yet. They appear with your next import.</p>}
      {orders && orders.length > 0 && (
        <table className="w-full border-collapse">
          <caption className="sr-only">Orders, newest first</caption>
          <thead className="sticky top-(--head,0px) z-10 bg-paper print:static">
            <tr>
              {HEADS.map(({ label, look }) => (
                <th
                  key={label}
                  scope="col"
                  className={`h-9 border-b pe-3 text-small font-medium whitespace-nowrap text-soft ${look}`}
                >
                  {label || <span className="sr-only">State</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage && (
        <Button className="mt-3" busy={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          Earlier orders
        </Button>
      )}
    </section>
  )
}
