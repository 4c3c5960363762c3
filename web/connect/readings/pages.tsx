import type { KindPages } from '../kind-pages.ts'
import { SAMPLES } from '../upload/samples.ts'
import { DryRunSentence } from './DryRunSentence.tsx'
import { WholeFile } from './WholeFile.tsx'

function Expected() {
  return (
    <p>
      Mailchimp’s report of campaigns as it is, or any table with the columns Customer, Metric, Date and
      Value. A customer is an email address, a number or a name. If the whole file is about one customer or
      one metric, you can choose it instead.
    </p>
  )
}

/** Files of readings of metrics. */
export const readingPages: KindPages = {
  label: 'Readings',
  lead: 'Readings of the metrics used by goals.',
  Expected,
  sample: SAMPLES.readings,
  questions: { about: ['customer', 'metric'], Controls: WholeFile },
  countLines: ['fresh', 'known', 'rejected'],
  DryRunSentence,
  undoNote: 'All goals are updated.',
  result: ({ options: { customer } }) =>
    typeof customer === 'number'
      ? { href: `/customers/${customer}`, label: 'See the customer' }
      : { href: '/goals', label: 'See the goals' },
}
