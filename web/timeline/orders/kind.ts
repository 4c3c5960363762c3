import type { OrderMoment } from '../../../server/sales/orders/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { OrderLine } from './OrderLine.tsx'
import { ordersStory } from './story.ts'

export const ordersKind: MomentKind<OrderMoment> = {
  label: 'Orders',
  empty: 'No orders yet. They appear with your next import.',
  Line: OrderLine,
  story: ordersStory,
}
