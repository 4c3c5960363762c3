import type { OrderMoment } from '../../../server/sales/orders/moment-store.ts'
import { formatDate } from '../../../ui/date/format.ts'
import { formatMoney } from '../../../ui/number/format.ts'
import { exclusionReason } from '../../customers/orders/exclusion.ts'
import type { StoryContext, StoryPart } from '../moment.ts'

function tooltip(at: string, order: OrderMoment, { locale, currency }: StoryContext): string {
  const money = (minor: number) => formatMoney(minor, order.currency ?? currency, locale)
  const reason = exclusionReason(order)
  return [
    formatDate(new Date(at), locale),
    order.amount === null ? 'amount unknown' : money(order.amount),
    ...(order.refunded > 0 ? [`${money(order.refunded)} refunded`] : []),
    ...(reason ? [`Not counted: ${reason}`] : []),
  ].join('\n')
}

export const ordersStory: StoryPart<OrderMoment> = {
  legend: 'Each circle is an order; its area is the amount after refunds. Hollow ones do not count.',
  draw: ({ at, day, detail: order }, context) => ({
    event: {
      at: Date.parse(at ?? day),
      size: order.amount === null ? null : Math.max(0, order.amount - order.refunded) || order.amount,
      isExcluded: exclusionReason(order) !== null,
      tooltip: tooltip(at ?? day, order, context),
    },
  }),
  columns: [{ head: 'Orders', count: () => 1, phone: true }],
}
