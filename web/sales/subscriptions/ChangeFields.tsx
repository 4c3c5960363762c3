import { parseDay, formatDay } from '../../../server/platform/calendar/days.ts'
import { latestAllowedDay } from '../../../server/sales/subscriptions/change.ts'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import type { Kind, Subscription } from './queries.ts'
import { CHANGES, HAS_REASON, HAS_TERM, MAY_HAVE_AMOUNT, NEEDS_AMOUNT, possibleChanges } from './sentences.ts'

/** Chooses one of the possible changes. */
export function KindField(props: {
  state: Subscription['state']
  kind: Kind
  onChange: (kind: Kind) => void
}) {
  const choices = possibleChanges(props.state).map((value) => ({ value, label: CHANGES[value].choice }))
  return (
    <Field label="What happened" group>
      <Select aria-label="What happened" choices={choices} value={props.kind} onChange={props.onChange} />
    </Field>
  )
}

/** The monthly amount from now on. */
function Amount({ kind, currency }: { kind: Kind; currency: string }) {
  const needed = NEEDS_AMOUNT.includes(kind)
  return (
    <div className="grid grid-cols-[1fr_6rem] items-end gap-3">
      <Field
        label="What they pay a month"
        hint={needed ? 'For yearly payments, one twelfth.' : 'If empty, the same as before.'}
      >
        <TextInput name="monthly" inputMode="decimal" required={needed} autoComplete="off" maxLength={30} />
      </Field>
      <Field label="Currency">
        <TextInput name="currency" required defaultValue={currency} maxLength={3} autoComplete="off" />
      </Field>
    </div>
  )
}

/** The day on which it happened; an end may be planned. */
function When({ kind, today }: { kind: Kind; today: string }) {
  const isEnd = kind === 'cancelled'
  const latest = formatDay(latestAllowedDay(kind, parseDay(today)))
  return (
    <Field
      label={isEnd ? 'When it ends' : 'From'}
      hint={isEnd ? 'If they gave notice, the day it ends.' : undefined}
    >
      <TextInput name="on" type="date" required defaultValue={today} max={latest} />
    </Field>
  )
}

/** When the term ends. */
function Term() {
  return (
    <div className="grid grid-cols-2 items-end gap-3">
      <Field label="Term in months" hint="For example 1 or 12, if there is one.">
        <TextInput name="termMonths" type="number" min={1} max={120} />
      </Field>
      <Field label="Renews on" hint="If empty, when the term ends.">
        <TextInput name="renewsOn" type="date" />
      </Field>
    </div>
  )
}

/** The fields of a change of one kind. */
export function ChangeFields({ kind, currency, today }: { kind: Kind; currency: string; today: string }) {
  return (
    <>
      {kind === 'started' && (
        <Field label="What it is" hint="The name of the product or plan.">
          <TextInput name="product" required maxLength={200} autoComplete="off" />
        </Field>
      )}
      {[...NEEDS_AMOUNT, ...MAY_HAVE_AMOUNT].includes(kind) && <Amount kind={kind} currency={currency} />}
      <When kind={kind} today={today} />
      {HAS_TERM.includes(kind) && <Term />}
      {HAS_REASON.includes(kind) && (
        <Field label="Why" hint="In the customer’s words, if possible.">
          <TextInput name="reason" required={kind === 'cancelled'} maxLength={500} autoComplete="off" />
        </Field>
      )}
    </>
  )
}
