import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Anchor } from '../../ui/Anchor.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { rondo } from '../rondo.ts'
import { SIGNALS, signalSettingsQuery } from '../signals/queries.ts'
import type { SignalSettings } from '../signals/queries.ts'
import { Answered } from './Answered.tsx'
import { Saved } from './Saved.tsx'
import { SignalsCodes } from './SignalsCodes.tsx'
import { LEVELS, SHARES, withPresent } from './SignalsChoices.ts'

const MOST_DAYS = 90

/** A number of days, saved when the field is left and it is one. */
function Days(props: { label: string; hint: ReactNode; value: number; onDays: (days: number) => void }) {
  const { label, hint, value, onDays } = props
  const [typed, setTyped] = useState(String(value))
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(String(value))
  }
  const days = Number(typed)
  const isDays = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS
  return (
    <Field label={label} hint={hint} error={isDays ? null : `Give whole days, from 1 to ${MOST_DAYS}.`}>
      <TextInput
        inputMode="numeric"
        className="max-w-24 tabular-nums"
        value={typed}
        onValueChange={setTyped}
        onBlur={() => isDays && days !== value && onDays(days)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Field>
  )
}

/** A share, as one of those that people can tell apart. */
function Part(props: {
  label: string
  hint: ReactNode
  choices: readonly { value: string; label: string; note?: string }[]
  value: number
  onPart: (part: number) => void
}) {
  const { label, hint, choices, value, onPart } = props
  return (
    <Field label={label} hint={hint} group>
      <div className="max-w-64">
        <Select
          aria-label={label}
          choices={choices}
          value={String(value)}
          onChange={(next) => onPart(Number(next))}
        />
      </div>
    </Field>
  )
}

function Form({ settings }: { settings: SignalSettings }) {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (next: SignalSettings) => rondo.signals.changeSettings(next),
    onSuccess(saved) {
      client.setQueryData(signalSettingsQuery.queryKey, saved)
      return client.invalidateQueries({ queryKey: SIGNALS })
    },
  })
  const shown = save.isPending ? save.variables : settings
  const { quietDays, level, startDays, dropShare } = shown
  const change = (next: Partial<SignalSettings>) => save.mutate({ ...shown, ...next })
  return (
    <div className="flex max-w-[62ch] flex-col gap-6">
      <Part
        label="How unusual a silence must be"
        hint="Once somebody has logged in on six days, Rondo knows their own rhythm: who comes every day is missed after a few days, who comes every month is not. Rarer means fewer alarms, and later ones."
        choices={withPresent(LEVELS, level)}
        value={level}
        onPart={(next) => change({ level: next })}
      />
      <Days
        label="Quiet days, before the rhythm is known"
        hint={`With fewer than six log-in days: quiet after ${quietDays} ${quietDays === 1 ? 'day' : 'days'}, if that is longer than ever before.`}
        value={quietDays}
        onDays={(next) => change({ quietDays: next })}
      />
      <Days
        label="Days to begin in"
        hint={`Who bought and has not logged in ${startDays} ${startDays === 1 ? 'day' : 'days'} later may need a hand.`}
        value={startDays}
        onDays={(next) => change({ startDays: next })}
      />
      <Part
        label="How much less use counts"
        hint="Of the last 30 days against the 30 before, and only where the fall is larger than chance explains."
        choices={withPresent(SHARES, dropShare)}
        value={dropShare}
        onPart={(next) => change({ dropShare: next })}
      />
      <p className="text-soft">
        Whether these fit your customers shows in{' '}
        <Anchor href="/today/record" className="text-accent underline underline-offset-2">
          how often Today was right
        </Anchor>
        .
      </p>
      <Saved done={save.isSuccess} error={save.error} recounting />
    </div>
  )
}

/** When Rondo speaks up, and the reasons that people may give. */
export function Signals() {
  const query = useQuery(signalSettingsQuery)
  return (
    <Answered query={query}>
      {(settings) => (
        <>
          <Form settings={settings} />
          <SignalsCodes />
        </>
      )}
    </Answered>
  )
}
