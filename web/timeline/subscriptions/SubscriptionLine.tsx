import { Repeat } from 'lucide-react'
import { use } from 'react'
import type { SubscriptionMoment } from '../../../server/sales/subscriptions/moment-store.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useCurrency } from '../../client/useCurrency.ts'
import { describeChange, describeNotice } from '../../sales/subscriptions/sentences.ts'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'

export function SubscriptionLine({ moment: { day, detail }, isSameDay }: MomentProps<SubscriptionMoment>) {
  const locale = use(LocaleContext)
  const own = useCurrency()
  const { what, subscription } = detail
  const change = { ...detail.change, currency: detail.change.currency ?? own }
  const describe = what === 'notice' ? describeNotice : describeChange
  return (
    <Line day={day} isSameDay={isSameDay} icon={Repeat} sort="Subscription:">
      {describe(change, subscription, locale)}
    </Line>
  )
}
