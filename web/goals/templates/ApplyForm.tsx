import type { Template } from '../../../server/goals/templates/catalogue.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { Switch } from '../../../ui/form/Switch.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { parseIds } from './audience.ts'
import type { Audience } from './audience.ts'
import { OwnerField } from '../OwnerField.tsx'
import { ValueField } from '../values/ValueField.tsx'

const SELECTIONS = [
  { value: 'filter', label: 'Customers who…' },
  { value: 'list', label: 'A list of customers' },
] as const
const KINDS = [
  { value: 'any', label: 'Companies and people' },
  { value: 'company', label: 'Companies' },
  { value: 'person', label: 'People' },
] as const

interface Props {
  audience: Audience
  onChange: (audience: Audience) => void
}

function FilterFields({ audience, onChange }: Props) {
  const set = (part: Partial<Audience>) => onChange({ ...audience, ...part })
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name or email contains">
          <TextInput
            value={audience.search}
            maxLength={200}
            autoComplete="off"
            onValueChange={(search) => set({ search })}
          />
        </Field>
        <Field label="Country">
          <TextInput
            value={audience.country}
            maxLength={100}
            autoComplete="off"
            onValueChange={(country) => set({ country })}
          />
        </Field>
      </div>
      <Field label="Which" group>
        <Select choices={KINDS} value={audience.kind} onChange={(kind) => set({ kind })} />
      </Field>
      <Switch
        label="Only those without a goal"
        checked={audience.withoutGoal}
        onChange={(withoutGoal) => set({ withoutGoal })}
      />
    </>
  )
}

/** The fields for the audience, the baseline and the owner. */
export function ApplyForm({ template, audience, onChange }: Props & { template: Template }) {
  const set = (part: Partial<Audience>) => onChange({ ...audience, ...part })
  return (
    <>
      <div>
        <SegmentedControl
          label="How to choose them"
          choices={SELECTIONS}
          value={audience.by}
          onChange={(by) => set({ by })}
        />
      </div>
      {audience.by === 'filter' ? (
        <FilterFields audience={audience} onChange={onChange} />
      ) : (
        <Field
          label="Their ids"
          hint="Or the links to their pages; one per line, or separated by commas."
          error={
            parseIds(audience.ids) === null ? 'Something in the list is neither an id nor such a link.' : null
          }
        >
          <TextInput
            render={<textarea rows={4} />}
            value={audience.ids}
            onValueChange={(ids) => set({ ids })}
          />
        </Field>
      )}
      <ValueField
        label={`${template.metric.name} of those without a reading`}
        hint="If empty, they are left out."
        unit={template.metric.unit}
        typed={audience.baseline}
        onTyped={(baseline) => set({ baseline })}
      />
      <OwnerField value={audience.teamOwner} onChange={(teamOwner) => set({ teamOwner })} />
    </>
  )
}
