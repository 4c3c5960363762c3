import { use } from 'react'
import { decimalText } from '../../../values/money.ts'
import { formatDate } from '../../../ui/date/format.ts'
import { formatMoney } from '../../../ui/number/format.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { CsvColumn } from '../../table/csv.ts'
import { Exports } from '../../table/Exports.tsx'
import type { Order } from '../queries.ts'
import { useCurrency } from '../../client/useCurrency.ts'
import { exclusionReason } from './exclusion.ts'

/** The orders on the page as files. */
export function OrderExports({ orders }: { orders: readonly Order[] }) {
  const locale = use(LocaleContext)
  const own = useCurrency()
  const money = (head: string, of: (order: Order) => number | null): CsvColumn<Order> => ({
    head,
    seen: (order) => (of(order) === null ? '' : formatMoney(of(order)!, order.currency ?? own, locale)),
    raw: (order) => (of(order) === null ? null : decimalText(of(order)!, order.currency ?? own)),
  })
  const plain = (head: string, of: (order: Order) => string | number | null): CsvColumn<Order> => ({
    head,
    seen: (order) => String(of(order) ?? ''),
    raw: of,
  })
  const columns: CsvColumn<Order>[] = [
    {
      head: 'Date',
      seen: ({ at }) => formatDate(new Date(at), locale),
      raw: ({ at }) => new Date(at).toISOString(),
    },
    plain('Order no.', ({ nth }) => nth),
    plain('Days since', ({ gapDays }) => gapDays),
    plain('Lines', ({ lines }) => lines.length),
    plain('Does not count', exclusionReason),
    money('Amount', ({ amount }) => amount),
    money('Refunded', ({ refunded }) => refunded),
    plain('Currency', ({ currency }) => currency ?? own),
    plain('Source', ({ source }) => source),
    plain('Reference', ({ ref }) => ref),
  ]
  return (
    <div className="-me-2.5 flex flex-wrap gap-1">
      <Exports columns={columns} rows={orders} file="orders" />
    </div>
  )
}
