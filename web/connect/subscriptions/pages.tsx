import type { KindPages } from '../kind-pages.ts'
import { SAMPLES } from '../upload/samples.ts'

const COLUMNS = [
  ['customer', 'their number or email address'],
  ['change', 'started, upgraded, downgraded, renewed, paused, resumed or cancelled'],
  ['date', 'the day of it, not in the future'],
  ['monthly', 'what it brings a month from then on, such as 49.00; of a yearly price a twelfth'],
  ['subscription', 'its number, where a customer may have several'],
  ['currency, product', 'EUR and the like; without it, your own'],
  ['term, renews', 'months it runs, and the day on which it renews'],
  ['email, name, reason', 'if you have them'],
] as const

function Expected() {
  return (
    <>
      <p>What happened to them, one change in each row.</p>
      <dl className="m-0 mt-1 grid gap-x-4 text-small sm:grid-cols-[auto_1fr]">
        {COLUMNS.map(([column, meaning], at) => (
          <div key={column} className="border-b py-1 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className={at < 3 ? 'font-medium text-ink' : ''}>{column}</dt>
            <dd className="m-0">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-small">
        The first three are needed, and the monthly price where it starts or changes. The order of the columns
        does not matter. If the customers have numbers, set the source under which their orders came in, so
        that they are the same customers.
      </p>
    </>
  )
}

/** Tables of changes of subscriptions. */
export const subscriptionPages: KindPages = {
  label: 'Subscriptions',
  lead: 'Subscriptions: what happened to them, one change in each row.',
  Expected,
  sample: SAMPLES.subscriptions,
  countLines: ['fresh', 'known', 'newCustomers', 'rejected'],
}
