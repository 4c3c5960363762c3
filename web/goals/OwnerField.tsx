import { useQuery } from '@tanstack/react-query'
import { Combobox } from '../../ui/form/Combobox.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { peopleQuery } from '../signals/queries.ts'

/** A field to choose the colleague who owns the goal; may stay empty. */
export function OwnerField(props: { value: string | null; onChange: (id: string | null) => void }) {
  const { data: people = [] } = useQuery(peopleQuery)
  return (
    <Field label="Owner">
      <Combobox
        placeholder="No owner"
        choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        {...props}
      />
    </Field>
  )
}
