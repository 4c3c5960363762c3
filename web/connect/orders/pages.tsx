import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import type { KindPages } from '../kind-pages.ts'
import { SAMPLES } from '../upload/samples.ts'
import type { PlanMutation } from '../look/usePlan.ts'
import { Aside } from './Aside.tsx'

const BUYERS = [
  { value: 'person', label: 'People', note: 'People' },
  { value: 'company', label: 'Companies', note: 'Companies with contacts' },
] as const

function Buyers({ file, plan }: { file: ImportOnPage; plan: PlanMutation }) {
  return (
    <RadioCards
      label="The customers are"
      cards={BUYERS}
      value={file.options['customersAre'] === 'company' ? 'company' : 'person'}
      onChange={(customersAre) => plan.mutate({ options: { customersAre } })}
    />
  )
}

function Expected() {
  return (
    <p>
      The customer (number or email address) and the date; the order number and amount make it better. Exports
      from Shopify (Orders) and Stripe (Payments) work as they are. Column names and order do not matter.
    </p>
  )
}

/** Files of orders. */
export const orderPages: KindPages = {
  label: 'Orders',
  lead: 'Orders, exported from your shop, till or accounting.',
  Expected,
  sample: SAMPLES.orders,
  Origin: Buyers,
  Aside,
  hints: {
    amount: 'If one does, choose it in the list of columns below.',
    payments: 'Renewals then count as repeat orders. Leave them out of the export if you do not want that.',
  },
}
