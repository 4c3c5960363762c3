import { use, useCallback } from 'react'
import { Chart } from '../../ui/Chart.tsx'
import { thread } from '../../ui/chart/thread.ts'
import type { Stage } from '../../ui/chart/stage.ts'
import { formatAgo, formatDate, formatMoney, formatNumber } from '../../ui/formats.ts'
import type { Writing } from '../../ui/formats.ts'
import { Panel } from '../../ui/Panel.tsx'
import type { Asked } from '../../ui/PanelStates.tsx'
import { WritingContext } from '../../ui/WritingContext.tsx'
import { useCurrency } from './useCurrency.ts'
import type { Order, Standing } from './queries.ts'
import { whyNot } from './whyNot.ts'

const DAY = 86_400_000
const HEIGHT = 150

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`)

/** The finding about one customer: how often, how soon again, and when last. */
function sentenceOf(standing: Standing | null, writing: Writing): string {
  const { purchases = 0, firstDay, secondDay, lastDay, medianGapDays } = standing ?? {}
  if (purchases === 0 || !firstDay || !lastDay) return 'No order that counts yet.'
  const ago = formatAgo(new Date(noon(lastDay)), new Date(), writing)
  const days = (count: number) =>
    formatNumber(count, writing, {
      style: 'unit',
      unit: 'day',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    })
  if (!secondDay) return `One order so far, ${ago}. Not back yet.`
  const wait = Math.round((noon(secondDay) - noon(firstDay)) / DAY)
  const came = wait === 0 ? 'on the same day' : `after ${days(wait)}`
  if (purchases === 2) return `Two orders: the second came ${came}, ${ago}.`
  const usual = medianGapDays == null ? '' : `, usually they are ${days(medianGapDays)} apart`
  return `${formatNumber(purchases, writing)} orders: the second came ${came}${usual}. The last was ${ago}.`
}

function toldOf(order: Order, currency: string, writing: Writing): string {
  const amount =
    order.amount === null ? 'amount not told' : formatMoney(order.amount, order.currency ?? currency, writing)
  const why = whyNot(order)
  const refund =
    order.refunded > 0
      ? `\n${formatMoney(order.refunded, order.currency ?? currency, writing)} given back`
      : ''
  return `${formatDate(new Date(order.at), writing)}\n${amount}${refund}${why ? `\nDoes not count: ${why}` : ''}`
}

function Drawn({
  orders,
  firstDay,
  summary,
}: {
  orders: readonly Order[]
  firstDay: string | null
  summary: string
}) {
  const writing = use(WritingContext)
  const currency = useCurrency()
  const draw = useCallback(
    (stage: Stage) => {
      const happenings = orders.map((order) => ({
        at: Date.parse(String(order.at)),
        size: order.amount === null ? null : Math.max(0, order.amount - order.refunded) || order.amount,
        aside: whyNot(order) !== null,
        told: toldOf(order, currency, writing),
      }))
      const start = firstDay ? noon(firstDay) : null
      const from = Math.min(...happenings.map(({ at }) => at))
      const last = Math.max(...happenings.map(({ at }) => at))
      // Without the whole history its first windows lie before what is drawn.
      const isBegun = start !== null && from <= start + DAY
      const to = Math.max(last, isBegun ? start + 95 * DAY : from + 30 * DAY)
      const windows = [90, 30].map((days) => ({
        from: start ?? 0,
        to: (start ?? 0) + days * DAY,
        label: `${days} days`,
      }))
      const day = new Intl.DateTimeFormat(writing.locale, { dateStyle: 'medium', timeZone: writing.timeZone })
      return thread(
        { happenings, windows: isBegun ? windows : [], from, to, day: (at) => day.format(at) },
        stage,
      )
    },
    [orders, firstDay, currency, writing],
  )
  return <Chart draw={draw} height={HEIGHT} summary={summary} />
}

/** The thread of a customer's orders on one time axis, with the windows that decide most drawn on it. */
export function Story(props: {
  standing: Asked<Standing | null>
  orders: readonly Order[] | undefined
  isWhole: boolean
}) {
  const { standing, orders, isWhole } = props
  const writing = use(WritingContext)
  return (
    <Panel
      title="The story so far"
      query={standing}
      height={HEIGHT}
      sentence={(answer) => sentenceOf(answer, writing)}
      counted="Each circle is an order, its area the amount after refunds; hollow ones do not count. The shaded stretches are the first 30 and 90 days after the first order: they decide most."
      picture={(answer) =>
        orders && orders.length > 0 ? (
          <>
            <Drawn
              orders={orders}
              firstDay={answer?.firstDay ?? null}
              summary={sentenceOf(answer, writing)}
            />
            {!isWhole && (
              <p className="text-small text-soft">
                The latest {formatNumber(orders.length, writing)} orders are drawn. Fetch the earlier ones
                below.
              </p>
            )}
          </>
        ) : null
      }
    />
  )
}
