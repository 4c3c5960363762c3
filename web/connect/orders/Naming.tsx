import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import type { ImportOnPage } from '../imports/queries.ts'
import type { PlanMutation } from './usePlan.ts'

const KINDS = [
  { value: 'person', label: 'People', note: 'Each buyer is a person' },
  { value: 'company', label: 'Companies', note: 'Each buyer is a firm with people in it' },
] as const

/** The source of the file and the kind of its customers. */
export function Naming({ found, plan }: { found: ImportOnPage; plan: PlanMutation }) {
  function name(source: string) {
    if (source && source !== found.source) plan.mutate({ source })
  }
  return (
    <section aria-label="Where it comes from" className="flex max-w-2xl flex-col gap-5">
      <h2 className="text-title font-semibold">Where it comes from</h2>
      <Field
        label="Source"
        hint="A short name in small letters, such as shop or till-2. Files of one source know each other’s orders: one that was told before is not counted twice."
        error={plan.error && plan.variables?.source !== undefined ? plan.error.message : null}
      >
        <TextInput
          key={found.source}
          defaultValue={found.source}
          maxLength={50}
          className="max-w-60"
          onBlur={(event) => name(event.currentTarget.value.trim())}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Field>
      <RadioCards
        label="The customers are"
        cards={KINDS}
        value={found.customersAre}
        onChange={(customersAre) => plan.mutate({ customersAre })}
      />
    </section>
  )
}
