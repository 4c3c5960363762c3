import { formatCount } from '../../../values/count.ts'
import type { Recurring, RecurringMonth } from './answer.ts'
import { MINIMUM_SAMPLE, type Formatter } from '../format.ts'

/** The sentence without any subscription. */
export const NO_SUBSCRIPTIONS =
  'No subscriptions yet. Add one on a customer’s page, import a file, or send them from your billing system.'

/** How every figure is computed. */
export const FORMULAS = [
  'Recurring revenue is the monthly amount of all active subscriptions.',
  '“New” is a customer’s first subscription; “returned” comes after a time without one. A cancellation and a start on the same day are a plan change.',
  'Retention follows the same customers from the end of one month to the end of another; customers who joined in between are left out.',
  'Net revenue retention is what they pay at the end ÷ what they paid at the start.',
  'Gross revenue retention is point to point: each customer counts with what they pay at the end, but with no more than they paid at the start. It never exceeds 100 %, and a customer who left or paid less in between but is back at the end counts as kept.',
  'Customer churn is the number of customers who pay nothing at the end ÷ the customers at the start.',
  'Currencies are converted at the rate of the day the subscription was first paid in them.',
].join(' ')

/** Monthly recurring revenue, its last movements, and what is retained over a year. */
export function recurringSentence(recurring: Recurring, format: Formatter): string {
  const { customers, monthly, months, year, unrated } = recurring
  if (months.length === 0 && unrated === 0) return NO_SUBSCRIPTIONS
  const last = months.findLast(({ unfinished }) => !unfinished)
  const pay = customers === 1 ? 'pays' : 'pay'
  const parts = [
    `${formatCount(customers, 'customer', format.count)} ${pay} ${format.money(monthly)} a month.`,
    last && movementSentence(last, format),
    year && yearSentence(year, format),
    unrated > 0 &&
      `${formatCount(unrated, 'subscription', format.count)} in a currency without a rate ${unrated === 1 ? 'is' : 'are'} not in it.`,
  ]
  return parts.filter(Boolean).join(' ')
}

function movementSentence(month: RecurringMonth, format: Formatter): string {
  const by = month.new + month.expansion + month.return + month.contraction + month.churn
  const named = [
    [month.new, 'new'],
    [month.expansion, 'from upgrades'],
    [month.return, 'from those who returned'],
    [month.contraction, 'from downgrades'],
    [month.churn, 'from those who left'],
  ] as const
  const parts = named
    .filter(([amount]) => amount !== 0)
    .map(([amount, of]) => `${format.money(amount)} ${of}`)
  if (parts.length === 0) return `Nothing changed in ${format.month(month.month)}.`
  const way = by > 0 ? 'grew by' : by < 0 ? 'fell by' : 'changed but stayed at'
  return `In ${format.month(month.month)} it ${way} ${format.money(Math.abs(by))}: ${parts.join(', ')}.`
}

function yearSentence(year: NonNullable<Recurring['year']>, format: Formatter): string {
  const { customers, net, gross, lost } = year
  const who = formatCount(customers, 'customer', format.count)
  if (customers < MINIMUM_SAMPLE) return `Only ${who} paid a year before: too few to show shares.`
  return `Of what ${who} paid a year before, ${format.percent(gross)} is still paid, ${format.percent(net)} with what they added; ${format.percent(lost.p)} of them (${format.range(lost)}) left.`
}
