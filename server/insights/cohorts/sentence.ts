import { formatCount } from '../../../values/count.ts'
import { wilsonInterval } from '@rondo/models/wilson-interval'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { Cohort } from './answer.ts'

/** Whether the latest customers come back in their second month more often than earlier ones. */
export function cohortsSentence(cohorts: readonly Cohort[], format: Formatter): string {
  if (cohorts.length === 0) return NO_ORDERS
  const everybody = cohorts.reduce((sum, { customers }) => sum + customers[0]!, 0)
  if (everybody < MINIMUM_SAMPLE) return tooFewSentence(everybody, format)
  const complete = completeOf(cohorts)
  const latest = complete.at(-1)
  if (!latest) return 'No month of first orders has a complete month after it yet: too early to say.'
  const now = nextMonth([latest])
  const before = nextMonth(complete.slice(0, -1))
  const than = `${format.percent(before.p)} of the ${format.count(before.n)} before them`
  if (now.n < MINIMUM_SAMPLE) {
    const few = `${formatCount(now.n, 'customer', format.count)} had a first order in ${format.month(latest.month)}: too few to say how many come back.`
    return before.n < MINIMUM_SAMPLE ? few : `${few} In their next month, ${than} bought again.`
  }
  const share = `Of the ${format.count(now.n)} customers of ${format.month(latest.month)}, ${format.percent(now.p)} (${format.range(now)}) bought in the next month`
  if (before.n < MINIMUM_SAMPLE) return `${share}.`
  if (now.low > before.high) return `${share}: better than ${than}.`
  if (now.high < before.low) return `${share}: less than ${than}.`
  return `${share}: no real change from ${than}.`
}

/** The share of all customers with a whole month after their first one who bought in it; null if they are too few. */
export function nextMonthShare(cohorts: readonly Cohort[]) {
  const share = nextMonth(completeOf(cohorts))
  return share.n < MINIMUM_SAMPLE ? null : share
}

function completeOf(cohorts: readonly Cohort[]): Cohort[] {
  return cohorts.filter(({ customers, unfinished }) => customers.length > (unfinished ? 2 : 1))
}

function nextMonth(cohorts: readonly Cohort[]) {
  const n = cohorts.reduce((sum, { customers }) => sum + customers[0]!, 0)
  const back = cohorts.reduce((sum, { customers }) => sum + customers[1]!, 0)
  return { p: n > 0 ? back / n : 0, n, ...wilsonInterval(back, n) }
}
