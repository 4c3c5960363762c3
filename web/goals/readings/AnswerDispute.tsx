import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { useValueFormat } from '../values/useValueFormat.ts'
import { ValueField } from '../values/ValueField.tsx'
import { parseValue, formatValue } from '../values/values.ts'
import { rondo } from '../../client/rondo.ts'
import type { Goal, Reading } from '../customer/queries.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

const WAYS = [
  { value: 'correct', label: 'It was wrong', note: 'Enter the right value' },
  { value: 'settle', label: 'It is right', note: 'Say why; it will count again' },
] as const

type Way = (typeof WAYS)[number]['value']

function useAnswer(goal: Goal, reading: Reading, onDone: () => void) {
  const some = { id: goal.customerId, readingId: reading.id }
  return useGoalMutation(
    goal.customerId,
    async (answer: { value: number } | { answer: string }): Promise<void> => {
      if ('value' in answer) await rondo.goals.correctReading({ ...some, value: answer.value })
      else await rondo.goals.settleReading({ ...some, answer: answer.answer })
    },
    onDone,
  )
}

/** Answers the dispute of a reading: with a corrected value, or with the reason why it is right. */
export function AnswerDispute(props: { goal: Goal; reading: Reading; open: boolean; onClose: () => void }) {
  const { goal, reading, open, onClose } = props
  const { unit, name } = goal.metric
  const valueFormat = useValueFormat()
  const [way, setWay] = useState<Way>('correct')
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const answer = useAnswer(goal, reading, onClose)
  const value = parseValue(typed, unit, valueFormat)
  const shown = formatValue(reading.value, unit, valueFormat)
  function submit() {
    if (way === 'settle') answer.mutate({ answer: text.trim() })
    else if (value !== null) answer.mutate({ value })
  }
  return (
    <FormDialog
      open={open}
      onClose={onClose}
      title={reading.dispute ? `Answer the question about ${shown}` : `Correct ${shown}`}
      {...(reading.dispute ? { description: `${reading.dispute.by}: “${reading.dispute.reason}”` } : {})}
      verb={way === 'settle' ? 'Answer' : 'Correct it'}
      disabled={way === 'settle' ? text.trim() === '' : value === null}
      busy={answer.isPending}
      error={answer.error}
      refused="Not saved"
      onSubmit={submit}
    >
      {reading.dispute && (
        <RadioCards label="What is the answer?" cards={WAYS} value={way} onChange={setWay} />
      )}
      {way === 'correct' ? (
        <ValueField
          required
          label={`The right value of “${name}”`}
          hint="The old value stays in the list, crossed out."
          unit={unit}
          typed={typed}
          onTyped={setTyped}
        />
      ) : (
        <Field label="Your answer" hint="The customer can read it on their page.">
          <TextInput
            render={<textarea rows={3} />}
            required
            maxLength={2000}
            value={text}
            onValueChange={setText}
          />
        </Field>
      )}
    </FormDialog>
  )
}
