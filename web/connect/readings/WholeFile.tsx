import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Combobox } from '../../../ui/form/Combobox.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { customerQuery, customerSearchQuery } from '../../customers/queries.ts'
import { MetricField } from '../../goals/metrics/MetricField.tsx'
import { useDebounced } from '../../useDebounced.ts'
import type { ImportOnPage } from '../imports/queries.ts'
import type { PlanMutation } from '../look/usePlan.ts'

function CustomerField({ chosen, plan }: { chosen: number | null; plan: PlanMutation }) {
  const [typed, setTyped] = useState('')
  const { data: customer } = useQuery({ ...customerQuery(chosen ?? 0), enabled: chosen !== null })
  const { data: matches = [] } = useQuery(customerSearchQuery(useDebounced(typed.trim())))
  const others = matches.filter(({ id }) => id !== customer?.id)
  const choices = [...(customer ? [customer] : []), ...others].map(({ id, name }) => ({
    value: String(id),
    label: name,
  }))
  return (
    <Field
      label="Which customer do these readings belong to?"
      hint="Choose a customer if the whole file belongs to one. Leave it empty if a column names the customer of each row."
    >
      <Combobox
        placeholder="Find by name, email or id"
        none={typed ? 'No customer has that name.' : 'Type part of the name.'}
        choices={choices}
        value={chosen === null ? null : String(chosen)}
        onTyped={setTyped}
        onChange={(id) => plan.mutate({ options: { customer: id === null ? null : Number(id) } })}
      />
    </Field>
  )
}

/** The customer and the metric of a whole file, where no column names them. */
export function WholeFile({ file, plan }: { file: ImportOnPage; plan: PlanMutation }) {
  const { inspection, options } = file
  const isAsked = (about: string) =>
    options[about] !== undefined || inspection?.questions.some((question) => question.about === about)
  const { customer, metric } = options
  return (
    <div className="flex max-w-md flex-col gap-4">
      {isAsked('customer') && (
        <CustomerField chosen={typeof customer === 'number' ? customer : null} plan={plan} />
      )}
      {isAsked('metric') && (
        <MetricField
          label="Which metric are its values for?"
          hint="No column contains it."
          // Computed metrics take no imported readings.
          takes={({ computation }) => computation === null}
          value={typeof metric === 'string' ? metric : null}
          onChange={(next) => plan.mutate({ options: { metric: next?.key ?? null } })}
        />
      )}
    </div>
  )
}
