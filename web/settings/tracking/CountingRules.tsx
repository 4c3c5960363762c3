import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { RadioCards } from '../../../ui/form/RadioCards.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { Saved } from '../Saved.tsx'
import { EventNames } from './EventNames.tsx'
import { eventNamesQuery, usageSettingsQuery } from './queries.ts'
import type { EventName, UsageSettings } from './queries.ts'
import { formatCount } from '../../../values/count.ts'

const WHAT = [
  { value: 'any', label: 'Any event', note: 'Any activity counts as a log-in on that day.' },
  { value: 'named', label: 'Only some', note: 'A day counts if one of the events below was received.' },
] as const

const KEPT = [3, 6, 13, 25, 37, 61, 120]

function formatMonths(months: number): string {
  const part = (count: number, unit: string) => (count === 0 ? [] : [formatCount(count, unit, String)])
  return [...part(Math.floor(months / 12), 'year'), ...part(months % 12, 'month')].join(' and ')
}

/** How long single events are kept, and what remains after they are deleted. */
function Kept({ months, onChange }: { months: number; onChange: (months: number) => void }) {
  const choices = [...new Set([...KEPT, months])].sort((one, other) => one - other)
  return (
    <Field
      label="Keep single events for"
      hint="After that, only the daily counts are kept: who logged in, how much they did, and how often they did key actions."
      group
    >
      <Select
        choices={choices.map((value) => ({ value: String(value), label: formatMonths(value) }))}
        value={String(months)}
        onChange={(value) => onChange(Number(value))}
      />
    </Field>
  )
}

type NamesOf = 'loginNames' | 'keyNames' | 'failedNames'

function Form({ settings, seen }: { settings: UsageSettings; seen: readonly EventName[] }) {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (next: UsageSettings) => rondo.usage.changeSettings(next),
    onSuccess(_, next) {
      client.setQueryData(usageSettingsQuery.queryKey, next)
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'settings' })
    },
  })
  // The choice shows at once; a refusal restores the saved value.
  const shown = save.isPending ? save.variables : settings
  const change = (part: Partial<UsageSettings>) => save.mutate({ ...shown, ...part })
  const names = (which: NamesOf, label: string, hint: string) => (
    <EventNames
      label={label}
      hint={hint}
      seen={seen}
      value={shown[which]}
      onChange={(next) => change({ [which]: next })}
    />
  )
  return (
    <div className="flex max-w-[62ch] flex-col gap-6">
      <RadioCards
        label="What counts as a log-in"
        cards={WHAT}
        value={shown.anyEventIsLogin ? 'any' : 'named'}
        onChange={(next) => change({ anyEventIsLogin: next === 'any' })}
      />
      {!shown.anyEventIsLogin && names('loginNames', 'Log-ins', 'Names of the events that count.')}
      {!shown.anyEventIsLogin && shown.loginNames.length === 0 && (
        <Callout tone="attention" title="No event counts as a log-in">
          Without an event, nobody ever logs in. Choose at least one.
        </Callout>
      )}
      {names(
        'keyNames',
        'Key actions',
        'What users come for, such as a mailing sent or a report created. Counted for every customer.',
      )}
      {names('failedNames', 'Failed payments', 'The customer stays on the list until an order follows.')}
      <Kept months={shown.keepMonths} onChange={(keepMonths) => change({ keepMonths })} />
      <p className="text-soft">
        After a change, all days are recounted as far back as single events are kept:{' '}
        {formatMonths(shown.keepMonths)}. Earlier days keep their counts.
      </p>
      <Saved done={save.isSuccess} error={save.error} recounting />
    </div>
  )
}

/** What counts as a log-in, a key action and a failed payment. */
export function CountingRules() {
  const settings = useQuery(usageSettingsQuery)
  const names = useQuery(eventNamesQuery)
  return (
    <section aria-label="How it is counted" className="flex flex-col gap-3 border-t pt-6">
      <h2 className="text-title font-semibold">How it is counted</h2>
      {names.error && (
        <Callout tone="attention" title="The names seen so far could not be loaded">
          {names.error.message} You can still type them.
        </Callout>
      )}
      <LoadingPanel query={settings}>
        {(known) => <Form settings={known} seen={names.data ?? []} />}
      </LoadingPanel>
    </section>
  )
}
