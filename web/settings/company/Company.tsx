import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Field } from '../../../ui/form/Field.tsx'
import { Select } from '../../../ui/form/Select.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { FIRST_DAYS } from './choices.ts'
import { CurrencyField, LocaleField, ZoneField } from './CompanyFields.tsx'
import { settingsQuery } from '../queries.ts'
import type { CompanySettings } from '../queries.ts'
import { Saved } from '../Saved.tsx'

type Change = Partial<Omit<CompanySettings, 'isSetUp'>>

function Form({ settings }: { settings: CompanySettings }) {
  const client = useQueryClient()
  const [name, setName] = useState(settings.companyName)
  const save = useMutation({
    mutationFn: (change: Change) => rondo.platform.changeSettings(change),
    onSuccess(saved) {
      client.setQueryData(settingsQuery.queryKey, saved)
      // Days, sums and their formats depend on it on every page.
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'settings' })
    },
  })
  const change = save.variables ?? {}
  // The choice shows at once; a refusal restores the saved value.
  const shown = save.isPending ? { ...settings, ...change } : settings
  const day = String(shown.firstDayOfWeek) as '1' | '6' | '7'
  return (
    <div className="flex max-w-md flex-col gap-5">
      <Field label="Name" hint="Shown on reports.">
        <TextInput
          value={name}
          maxLength={200}
          autoComplete="organization"
          onValueChange={setName}
          onBlur={() => name.trim() !== settings.companyName && save.mutate({ companyName: name.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Field>
      <ZoneField value={shown.timeZone} onChange={(timeZone) => save.mutate({ timeZone })} />
      <CurrencyField value={shown.currency} onChange={(currency) => save.mutate({ currency })} />
      <LocaleField value={shown.locale} onChange={(locale) => save.mutate({ locale })} />
      <Field label="The week begins on" group>
        <Select
          choices={FIRST_DAYS}
          value={day}
          onChange={(next) => save.mutate({ firstDayOfWeek: Number(next) })}
        />
      </Field>
      <Saved
        done={save.isSuccess}
        error={save.error}
        recounting={change.timeZone !== undefined || change.currency !== undefined}
      />
    </div>
  )
}

/** The time zone, currency and locale of the company; each is saved when it changes. */
export function Company() {
  const query = useQuery(settingsQuery)
  return <LoadingPanel query={query}>{(settings) => <Form settings={settings} />}</LoadingPanel>
}
