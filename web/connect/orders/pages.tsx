import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import type { KindPages } from '../kind-pages.ts'
import { SAMPLES } from '../upload/samples.ts'
import type { PlanMutation } from '../look/usePlan.ts'
import { Aside } from './Aside.tsx'

const BUYERS = [
  { value: 'person', label: 'People', note: 'Each buyer is a person' },
  { value: 'company', label: 'Companies', note: 'Each buyer is a firm with people in it' },
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
      Who bought (a customer’s number or email address) and when; better with the order’s number and amount.
      The exports of Shopify (Orders) and Stripe (Payments) are known as they are. Column names and their
      order do not matter.
    </p>
  )
}

/** Files of orders. */
export const orderPages: KindPages = {
  label: 'Orders',
  lead: 'Orders, as your shop, your till or your books export them.',
  Expected,
  sample: SAMPLES.orders,
  Origin: Buyers,
  Aside,
  hints: {
    amount: 'If one does, choose it in the list of columns below.',
    payments:
      'Renewals then count as orders that came back. Leave them out of the export if they should not.',
  },
}
