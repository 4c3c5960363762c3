import { use, useState } from 'react'
import type { FormEvent } from 'react'
import { dayIn, instantOn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useSendOnce } from '../../../ui/request/useSendOnce.ts'
import { Action } from '../../Action.tsx'
import { Failure } from '../../Failure.tsx'
import { FormField } from '../../form/FormField.tsx'
import { useAutoFocus } from '../../form/useAutoFocus.ts'
import { formatInput, formatValue, parseValue, valueFault } from './values.ts'
import type { Scale } from './values.ts'
import type { Goal } from '../goal.ts'
import { goalsQuery, report } from '../queries.ts'
import { useDraft } from '../../form/useDraft.ts'

function NumberInput(props: {
  scale: Scale
  text: string
  onWrite: (text: string) => void
  error: string | null
  label: string
  hint: string
}) {
  const { scale, text, onWrite, error, label, hint } = props
  const arrival = useAutoFocus<HTMLInputElement>()
  return (
    <FormField label={label} hint={hint} error={error}>
      {(props) => (
        <span className="flex items-center gap-3">
          <input
            {...props}
            ref={arrival}
            className="figure"
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            value={text}
            onChange={(event) => onWrite(event.target.value)}
          />
          {scale.sign && <span className="text-title text-soft">{scale.sign}</span>}
        </span>
      )}
    </FormField>
  )
}

/** The typed text, and the value it is parsed to. */
function useNumber(goal: Goal, scale: Scale) {
  const locale = use(LocaleContext)
  const [text, write] = useDraft(`number ${goal.id}`)
  const value = parseValue(text, scale, locale.locale)
  const example = formatInput((goal.baseline + goal.target) / 2, scale, locale)
  const fault = value === null ? null : valueFault(value, scale, locale)
  const hint =
    value === null || fault
      ? `For example ${example}.`
      : `This will be saved as ${formatValue(value, scale, locale)}.`
  const unread = text.trim() && `“${text.trim()}” is not a number. `
  return {
    text,
    write,
    value: fault ? null : value,
    hint,
    wrong: fault ?? `${unread}Enter one number, such as ${example}.`,
  }
}

interface ReportProps {
  goal: Goal
  scale: Scale
  onDone: (isSent: boolean) => void
}

/** A form for one value and its day. */
export function ReportForm({ goal, scale, onDone }: ReportProps) {
  const { timeZone } = use(LocaleContext)
  const { text, write, value, hint, wrong } = useNumber(goal, scale)
  const [today] = useState(() => dayIn(new Date(), timeZone))
  const [day, setDay] = useState(today)
  const [error, setError] = useState<string | null>(null)
  const {
    mutate,
    isPending,
    error: refused,
  } = useSendOnce(report, [goalsQuery.queryKey], () => {
    write('')
    onDone(true)
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    if (value === null) setError(wrong)
    else
      mutate({ metricId: goal.metric.id, value, ...(day === today ? {} : { at: instantOn(day, timeZone) }) })
  }
  function change(next: string) {
    setError(null)
    write(next)
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-corner bg-sunk p-4">
      <NumberInput
        scale={scale}
        text={text}
        onWrite={change}
        error={error}
        label={goal.metric.name}
        hint={hint}
      />
      <FormField label="When was this?">
        {(props) => (
          <input
            {...props}
            type="date"
            className="control"
            max={today}
            required
            value={day}
            onChange={(event) => setDay(event.target.value || today)}
          />
        )}
      </FormField>
      {refused && <Failure title="Not saved yet">{refused.message}</Failure>}
      <div className="flex flex-wrap gap-2">
        <Action type="submit" kind="primary" busy={isPending} className="flex-1">
          Send
        </Action>
        <Action kind="quiet" onClick={() => onDone(false)}>
          Not now
        </Action>
      </div>
    </form>
  )
}
