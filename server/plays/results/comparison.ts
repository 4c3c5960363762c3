import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { Formatter } from '../../insights/format.ts'
import { FEWEST_JUDGED } from '../../signals/record/track-record.ts'
import { measureRate, type MeasuredRate } from './rate.ts'
import type { Comparison, Counted } from './schema.ts'

/** Customers of one month of first orders who were asked, and came back, the same number of days later; null: never. */
export type FirstOrderGroup = {
  month: string
  askedAfter: number | null
  cameBack: number | null
  customers: number
}

/**
 * Second orders within 30 days of the first, of customers asked and not asked. A customer who is asked on day 18 has not
 * come back by then, so they are compared with customers of the same month who had not come back by day 18 either. Each
 * day is weighted by the number asked on it (direct standardisation over months and days).
 */
export function compareSecondOrders(counts: readonly FirstOrderGroup[], format: Formatter): Comparison {
  const months = [...Map.groupBy(counts, ({ month }) => month)].map(monthOf)
  const sum = (of: (month: MonthComparison) => number) =>
    months.reduce((total, month) => total + of(month), 0)
  const asked = measureRate(
    sum((month) => month.asked.back),
    sum((month) => month.asked.n),
  )
  const n = sum((month) => month.notAsked.n)
  const weight = sum((month) => month.weight)
  const share = sum((month) => month.expected) / weight
  const isEnough = n >= FEWEST_JUDGED && weight > 0
  const notAsked: MeasuredRate = {
    n,
    happened: sum((month) => month.notAsked.back),
    rate: isEnough ? { share, ...wilsonInterval(Math.min(n, share * n), n) } : null,
  }
  return {
    asked,
    notAsked,
    months: months.map(({ month, asked, notAsked }) => ({ month, asked, notAsked })),
    words: comparisonSentence(asked, notAsked, format),
  }
}

/** Of `weight` customers asked, `expected` would have come back at the rate of those not asked. */
type MonthComparison = { month: string; asked: Counted; notAsked: Counted; weight: number; expected: number }

function monthOf([month, counts]: [string, FirstOrderGroup[]]): MonthComparison {
  const asked = counts.filter(({ askedAfter }) => askedAfter !== null)
  const others = counts.filter(({ askedAfter }) => askedAfter === null)
  const first = Math.min(...asked.map(({ askedAfter }) => askedAfter!))
  let [weight, expected] = [0, 0]
  for (const { askedAfter, customers } of asked) {
    const { n, back } = counted(notYetBack(others, askedAfter!))
    if (n === 0) continue
    weight += customers
    expected += (customers * back) / n
  }
  return { month, asked: counted(asked), notAsked: counted(notYetBack(others, first)), weight, expected }
}

const notYetBack = (counts: readonly FirstOrderGroup[], day: number) =>
  counts.filter(({ cameBack }) => cameBack === null || cameBack >= day)

function counted(counts: readonly FirstOrderGroup[]): Counted {
  const sum = (some: readonly FirstOrderGroup[]) =>
    some.reduce((total, { customers }) => total + customers, 0)
  return { n: sum(counts), back: sum(counts.filter(({ cameBack }) => cameBack !== null)) }
}

const NOT_CAUSAL =
  'This is observed, not caused: people are asked because they do well, so the two groups differ before anybody asks.'

function comparisonSentence(asked: MeasuredRate, notAsked: MeasuredRate, format: Formatter): string {
  if (asked.rate === null || notAsked.rate === null) {
    return `Too few to compare: ${format.count(asked.n)} asked in their first 30 days, ${format.count(notAsked.n)} like them not asked. ${NOT_CAUSAL}`
  }
  const shareText = ({ rate }: MeasuredRate) => `${format.percent(rate!.share)} (${format.range(rate!)})`
  return `Of ${format.count(asked.n)} customers asked in their first 30 days, ${shareText(asked)} bought again within these 30 days; of ${format.count(notAsked.n)} of the same months who had not bought again by then either and were not asked, ${shareText(notAsked)}. ${NOT_CAUSAL}`
}
