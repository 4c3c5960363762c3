import { use } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { formatDay } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import type { MissingRate } from '../queries.ts'
import { formatCount } from '../../../values/count.ts'

function missingSentence({ orders, subscriptions }: MissingRate, locale: LocaleSettings): string {
  const counted = (value: number, noun: string) =>
    value === 0 ? [] : [formatCount(value, noun, (number) => formatNumber(number, locale))]
  const parts = [...counted(orders, 'order'), ...counted(subscriptions, 'subscription')]
  return `${parts.join(' and ')} ${orders + subscriptions === 1 ? 'has' : 'have'} no rate`
}

/** The currencies without a rate that orders or subscriptions use, each with a button to add one. */
export function MissingRates(props: {
  missing: readonly MissingRate[]
  onAdd: (missing: MissingRate) => void
}) {
  const locale = use(LocaleContext)
  return props.missing.map((one) => (
    <Callout
      key={one.currency}
      tone="attention"
      title={`${one.currency} from ${formatDay(one.fromDay, locale)} to ${formatDay(one.toDay, locale)}: ${missingSentence(one, locale)}`}
      action={
        <Button size="small" onClick={() => props.onAdd(one)}>
          Add a rate
        </Button>
      }
    >
      The orders count, but their revenue is missing.
    </Callout>
  ))
}
