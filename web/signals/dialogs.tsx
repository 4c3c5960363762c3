import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../ui/Field.tsx'
import { Failed } from '../../ui/PanelStates.tsx'
import { Select } from '../../ui/Select.tsx'
import { sessionQuery } from '../session.ts'
import type { Choice, Target } from './acts.ts'
import { ActForm, WordsField } from './ActForm.tsx'
import type { ActDialogProps } from './ActForm.tsx'
import { DayField } from './DayField.tsx'
import { dayAfter } from './days.ts'
import { codesQuery, peopleQuery } from './queries.ts'

export type DeedDialogProps = ActDialogProps & {
  target: Target
  today: string
  onAct: (choice: Choice) => void
}

/** No code and no person is called so. */
const NONE = '?'
const A_WEEK = 7

/** What was said; the line comes back on the day agreed on, and leaves the list until then. */
export function LogDialog({
  target,
  today,
  onAct,
  deed,
  ...dialog
}: DeedDialogProps & { deed: 'call' | 'note' }) {
  const isCall = deed === 'call'
  const [words, setWords] = useState('')
  const [until, setUntil] = useState(isCall ? dayAfter(today, A_WEEK) : null)
  return (
    <ActForm
      {...dialog}
      title={isCall ? `The call with ${target.name}` : `A note about ${target.name}`}
      verb={isCall ? 'Log the call' : 'Keep the note'}
      onSubmit={() => onAct({ deed, words, until })}
    >
      <WordsField
        required
        label={isCall ? 'What was said' : 'What to remember'}
        hint={
          isCall
            ? 'A few words do. It stands in their story for everybody.'
            : 'It stands in their story for everybody.'
        }
        value={words}
        onChange={setWords}
      />
      <DayField canStay label="Come back to it" today={today} value={until} onChange={setUntil} />
    </ActForm>
  )
}

/** Seen to: what was behind it, as one of the team's reasons and in own words. */
export function AddressDialog({ target, onAct, today: _today, ...dialog }: DeedDialogProps) {
  const codes = useQuery(codesQuery)
  const [code, setCode] = useState(NONE)
  const [words, setWords] = useState('')
  const choices = (codes.data ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ code: value, label }) => ({ value, label }))
  return (
    <ActForm
      {...dialog}
      title={`What was behind it for ${target.name}?`}
      description="It is then seen to and leaves every list. Should it begin anew, it comes back."
      verb="It is seen to"
      onSubmit={() => onAct({ deed: 'address', code: code === NONE ? null : code, words: words.trim() })}
    >
      {codes.error && !codes.data && <Failed query={codes} kept={false} />}
      <Field label="Reason" group>
        <Select
          aria-label="Reason"
          choices={[{ value: NONE, label: 'Not known' }, ...choices]}
          value={code}
          onChange={setCode}
        />
      </Field>
      <WordsField label="In your own words" value={words} onChange={setWords} />
    </ActForm>
  )
}

/** Out of sight until a day. */
export function SnoozeDialog({ target, today, onAct, ...dialog }: DeedDialogProps) {
  const [until, setUntil] = useState<string | null>(dayAfter(today, A_WEEK))
  return (
    <ActForm
      {...dialog}
      title={`Snooze ${target.name}`}
      description="It leaves the list until then, and comes back if it still holds."
      verb="Snooze"
      onSubmit={() => until !== null && onAct({ deed: 'snooze', until })}
    >
      <DayField label="Until" today={today} value={until} onChange={setUntil} />
    </ActForm>
  )
}

/** To one of the team, or back to everybody. */
export function AssignDialog({ target, onAct, today: _today, ...dialog }: DeedDialogProps) {
  const people = useQuery(peopleQuery)
  const { data: session } = useQuery(sessionQuery)
  const [to, setTo] = useState(target.assignee?.id ?? NONE)
  const team = people.data ?? []
  function submit() {
    const person = team.find(({ id }) => id === to)
    const own = person !== undefined && person.name === session?.name
    onAct({ deed: 'assign', to: person ? { id: person.id, name: person.name } : null, isOwn: own })
  }
  return (
    <ActForm
      {...dialog}
      title={`Who sees to ${target.name}?`}
      description="It then stands on their list alone."
      verb="Assign"
      onSubmit={submit}
    >
      {people.error && !people.data && <Failed query={people} kept={false} />}
      <Field label="Assign to" group>
        <Select
          aria-label="Assign to"
          choices={[
            { value: NONE, label: 'Nobody in particular' },
            ...team.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={to}
          onChange={setTo}
        />
      </Field>
    </ActForm>
  )
}
