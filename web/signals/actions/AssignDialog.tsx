import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { QueryFailed } from '../../../ui/panel/PanelStates.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { sessionQuery } from '../../client/session.ts'
import { ActionForm } from './ActionForm.tsx'
import type { LineDialogProps } from './ActionForm.tsx'
import { peopleQuery } from '../queries.ts'

/** The value of the choice of nobody; no person has this id. */
const NONE = '?'

/** Assigns a line to one of the team, or to everybody again. */
export function AssignDialog({ target, onAct, today: _today, ...dialog }: LineDialogProps) {
  const people = useQuery(peopleQuery)
  const { data: session } = useQuery(sessionQuery)
  const [to, setTo] = useState(target.assignee?.id ?? NONE)
  const team = people.data ?? []
  function submit() {
    const person = team.find(({ id }) => id === to)
    const own = person !== undefined && person.name === session?.name
    onAct({ kind: 'assign', to: person ? { id: person.id, name: person.name } : null, isOwn: own })
  }
  return (
    <ActionForm
      {...dialog}
      title={`Who is responsible for ${target.name}?`}
      description="The item is then only on their list."
      verb="Assign"
      onSubmit={submit}
    >
      {people.error && !people.data && <QueryFailed query={people} kept={false} />}
      <Field label="Assign to" group>
        <Select
          aria-label="Assign to"
          choices={[
            { value: NONE, label: 'Nobody' },
            ...team.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={to}
          onChange={setTo}
        />
      </Field>
    </ActionForm>
  )
}
