import type { KindPages } from '../kind-pages.ts'
import { SAMPLES } from '../upload/samples.ts'

const COLUMNS = [
  ['customer', 'their number or email address'],
  ['change', 'started, upgraded, downgraded, renewed, paused, resumed or cancelled'],
  ['date', 'the date, not in the future'],
  ['monthly', 'the monthly amount from then on, such as 49.00; for a yearly price, one twelfth'],
  ['subscription', 'its number, if a customer can have several'],
  ['currency, product', 'such as EUR; without it, your own currency'],
  ['term, renews', 'the term in months and the renewal date'],
  ['email, name, reason', 'if you have them'],
] as const

function Expected() {
  return (
    <>
      <p>Changes to subscriptions, one per row.</p>
      <dl className="m-0 mt-1 grid gap-x-4 text-small sm:grid-cols-[auto_1fr]">
        {COLUMNS.map(([column, meaning], at) => (
          <div key={column} className="border-b py-1 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className={at < 3 ? 'font-medium text-ink' : ''}>{column}</dt>
            <dd className="m-0">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-small">
        The first three are needed, and the monthly price when it starts or changes. The order of the columns
        does not matter. If customers have numbers, use the same source as for their orders, so that they are
        recognised as the same customers.
      </p>
    </>
  )
}

/** Tables of changes of subscriptions. */
export const subscriptionPages: KindPages = {
  label: 'Subscriptions',
  lead: 'Subscriptions: one change per row.',
  Expected,
  sample: SAMPLES.subscriptions,
  countLines: ['fresh', 'known', 'newCustomers', 'rejected'],
}
