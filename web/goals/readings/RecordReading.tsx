import { use, useState } from 'react'
import { dayIn, momentOn } from '../../../ui/date/days.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { WritingContext } from '../../../ui/locale/LocaleContext.tsx'
import { AskForm } from '../../../ui/dialog/FormDialog.tsx'
import { useManner } from '../values/useValueFormat.ts'
import { ValueField } from '../values/ValueField.tsx'
import { valueIn } from '../values/values.ts'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from '../customer/queries.ts'
import { useTelling } from '../customer/useGoalMutation.ts'

interface Props {
  goal: Goal
  open: boolean
  onClose: () => void
}

/** A number that somebody has read off, with the day on which it was so. */
export function RecordReading({ goal, open, onClose }: Props) {
  const { customerId: id, metric } = goal
  const manner = useManner()
  const { timeZone } = use(WritingContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const [typed, setTyped] = useState('')
  const [day, setDay] = useState(today)
  const value = valueIn(typed, metric.unit, manner)
  const record = useTelling(
    id,
    (reading: { value: number; at: string }) =>
      rondo.goals.recordReading({ id, metricId: metric.id, ...reading }),
    onClose,
  )
  return (
    <AskForm
      open={open}
      onClose={onClose}
      title={`Record a reading of “${metric.name}”`}
      verb="Record it"
      disabled={value === null}
      busy={record.isPending}
      error={record.error}
      refused="Not recorded"
      onSubmit={() =>
        value !== null &&
        record.mutate({ value, at: day === today ? new Date().toISOString() : momentOn(day, timeZone) })
      }
    >
      <ValueField required label={metric.name} unit={metric.unit} typed={typed} onTyped={setTyped} />
      <Field label="On which day">
        <TextInput type="date" required max={today} value={day} onValueChange={setDay} />
      </Field>
    </AskForm>
  )
}
