import { use, useState } from 'react'
import { dayIn, instantOn } from '../../../ui/date/days.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { FormDialog } from '../../../ui/dialog/FormDialog.tsx'
import { useValueFormat } from '../values/useValueFormat.ts'
import { ValueField } from '../values/ValueField.tsx'
import { parseValue } from '../values/values.ts'
import { rondo } from '../../client/rondo.ts'
import type { Goal } from '../customer/queries.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

interface Props {
  goal: Goal
  open: boolean
  onClose: () => void
}

/** Records a value with its day. */
export function RecordReading({ goal, open, onClose }: Props) {
  const { customerId: id, metric } = goal
  const valueFormat = useValueFormat()
  const { timeZone } = use(LocaleContext)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const [typed, setTyped] = useState('')
  const [day, setDay] = useState(today)
  const value = parseValue(typed, metric.unit, valueFormat)
  const record = useGoalMutation(
    id,
    (reading: { value: number; at: string }) =>
      rondo.goals.recordReading({ id, metricId: metric.id, ...reading }),
    onClose,
  )
  return (
    <FormDialog
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
        record.mutate({ value, at: day === today ? new Date().toISOString() : instantOn(day, timeZone) })
      }
    >
      <ValueField required label={metric.name} unit={metric.unit} typed={typed} onTyped={setTyped} />
      <Field label="Date">
        <TextInput type="date" required max={today} value={day} onValueChange={setDay} />
      </Field>
    </FormDialog>
  )
}
