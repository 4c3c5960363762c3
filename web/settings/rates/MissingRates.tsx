import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatDay } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { MissingRate } from '../queries.ts'
import { formatCount } from '../../../values/count.ts'

function missingSentence({ orders, subscriptions }: MissingRate, writing: LocaleSettings): string {
  const counted = (value: number, noun: string) =>
    value === 0 ? [] : [formatCount(value, noun, (number) => formatNumber(number, writing))]
  const parts = [...counted(orders, 'order'), ...counted(subscriptions, 'subscription')]
  return `${parts.join(' and ')} ${orders + subscriptions === 1 ? 'has' : 'have'} no rate`
}

/** The currencies without a rate that orders or subscriptions use, each with a button to add one. */
export function MissingRates(props: {
  missing: readonly MissingRate[]
  onAdd: (missing: MissingRate) => void
}) {
  const writing = use(LocaleContext)
  return props.missing.map((one) => (
    <Callout
      key={one.currency}
      tone="attention"
      title={`${one.currency} from ${formatDay(one.fromDay, writing)} to ${formatDay(one.toDay, writing)}: ${missingSentence(one, writing)}`}
      action={
        <Button size="small" onClick={() => props.onAdd(one)}>
          Add a rate
        </Button>
      }
    >
      Orders count all the same; in revenue these are missing.
    </Callout>
  ))
}
