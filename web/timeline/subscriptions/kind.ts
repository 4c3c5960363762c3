import type { SubscriptionMoment } from '../../../server/sales/subscriptions/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { SubscriptionLine } from './SubscriptionLine.tsx'

export const subscriptionsKind: MomentKind<SubscriptionMoment> = {
  label: 'Subscriptions',
  empty: 'No subscriptions yet. Start one here, or import a file under Imports.',
  Line: SubscriptionLine,
}
