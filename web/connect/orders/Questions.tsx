import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import type { ImportOnPage, Inspection } from '../imports/queries.ts'
import type { PlanMutation } from './usePlan.ts'

type About = Inspection['questions'][number]['about']

/** Where an open question is answered, if not here. */
const ELSEWHERE: Partial<Record<About, string>> = {
  customer: 'Choose it in the list of columns below.',
  date: 'Choose it in the list of columns below.',
  amount: 'If one does, choose it in the list of columns below.',
  payments: 'Renewals then count as orders that came back. Leave them out of the export if they should not.',
}

function firstDate({ plan, rows }: Inspection): string {
  const column = plan.mapping.date
  return (column === undefined ? undefined : rows[0]?.[column]) ?? ''
}

function DateChoice({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  const example = firstDate(inspection)
  return (
    <RadioCards
      label={`How is “${example}” to be read?`}
      cards={[
        { value: 'day first', label: 'Day first', note: '03/04/2026 is the 3rd of April' },
        { value: 'month first', label: 'Month first', note: '03/04/2026 is the 4th of March' },
      ]}
      value={inspection.plan.dates}
      onChange={(dates) => plan.mutate({ dates })}
    />
  )
}

function DecimalChoice({ inspection, plan }: { inspection: Inspection; plan: PlanMutation }) {
  return (
    <RadioCards
      label="How are amounts written?"
      cards={[
        { value: '.', label: 'With a decimal point', note: '1,234.56' },
        { value: ',', label: 'With a decimal comma', note: '1.234,56' },
      ]}
      value={inspection.plan.decimal}
      onChange={(decimal) => plan.mutate({ decimal })}
    />
  )
}

const zoneLink = (
  <Anchor href="/settings" className="text-accent underline">
    Change the company’s time zone
  </Anchor>
)

/** What the file leaves open. An answered question stays, so that the answer can be changed. */
export function Questions(props: {
  inspection: Inspection
  options: ImportOnPage['told']
  plan: PlanMutation
}) {
  const { inspection, options, plan } = props
  const isOpen = (about: About) => inspection.questions.some((question) => question.about === about)
  const others = inspection.questions.filter(({ about }) => about !== 'dates' && about !== 'decimal')
  const asksDates = isOpen('dates') || options.dates !== undefined
  const asksDecimal = isOpen('decimal') || options.decimal !== undefined
  if (!asksDates && !asksDecimal && others.length === 0) return null
  return (
    <section aria-label="What the file leaves open" className="flex flex-col gap-4">
      <h2 className="text-title font-semibold">What the file leaves open</h2>
      {asksDates && <DateChoice inspection={inspection} plan={plan} />}
      {asksDecimal && <DecimalChoice inspection={inspection} plan={plan} />}
      {others.map(({ about, text }) => (
        <Callout
          key={about}
          tone={about === 'customer' || about === 'date' ? 'attention' : 'note'}
          title={text}
          action={about === 'zone' ? zoneLink : undefined}
        >
          {ELSEWHERE[about]}
        </Callout>
      ))}
    </section>
  )
}
