import { use } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { formatNumber } from '../../ui/formats.ts'
import type { Writing } from '../../ui/formats.ts'
import { WritingContext } from '../../ui/WritingContext.tsx'
import type { MissingRate } from './queries.ts'

/** A day without a time, which no zone may move. */
function dayOf(day: string, { locale }: Writing): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
}

/** The orders whose worth nobody knows, each with the one thing that helps. */
export function MissingRates(props: {
  missing: readonly MissingRate[]
  onAdd: (missing: MissingRate) => void
}) {
  const writing = use(WritingContext)
  return props.missing.map((one) => (
    <Callout
      key={one.currency}
      tone="attention"
      title={`${one.currency} from ${dayOf(one.fromDay, writing)} to ${dayOf(one.toDay, writing)}: ${formatNumber(Number(one.orders), writing)} ${Number(one.orders) === 1 ? 'order has' : 'orders have'} no rate`}
      action={
        <Button size="small" onClick={() => props.onAdd(one)}>
          Add a rate
        </Button>
      }
    >
      They count as orders; in revenue they are missing.
    </Callout>
  ))
}
