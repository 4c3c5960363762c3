import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { TextInput } from '../../ui/form/TextInput.tsx'
import { rondo } from '../client/rondo.ts'
import { sessionQuery } from '../client/session.ts'
import { CurrencyField, LocaleField, ZoneField } from '../settings/company/CompanyFields.tsx'
import { settingsQuery } from '../settings/queries.ts'
import { guessCurrency, firstDayOfWeek } from './region.ts'

/** A guess from the browser, to be checked by a person. */
function guessCompany() {
  const locale = navigator.language
  return {
    companyName: '',
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    currency: guessCurrency(locale),
    locale,
    firstDayOfWeek: firstDayOfWeek(locale),
  }
}

/** The company's name and ways of counting, before the first order comes in. */
export function CompanyForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const [company, setCompany] = useState(guessCompany)
  const save = useMutation({
    mutationFn: () => rondo.platform.changeSettings(company),
    async onSuccess() {
      await client.refetchQueries({ queryKey: sessionQuery.queryKey })
      await client.invalidateQueries({ queryKey: settingsQuery.queryKey })
      onDone()
    },
  })
  const say = (change: Partial<typeof company>) => setCompany({ ...company, ...change })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {save.error && (
        <Callout tone="harm" title="That was not saved">
          {save.error.message}
        </Callout>
      )}
      <Field label="Company" hint="Its name appears on reports.">
        <TextInput
          value={company.companyName}
          onValueChange={(companyName) => say({ companyName })}
          autoComplete="organization"
          maxLength={200}
          required
        />
      </Field>
      <ZoneField value={company.timeZone} onChange={(timeZone) => say({ timeZone })} />
      <CurrencyField value={company.currency} onChange={(currency) => say({ currency })} />
      <LocaleField value={company.locale} onChange={(locale) => say({ locale })} />
      <Button type="submit" kind="primary" busy={save.isPending} className="mt-1">
        Save and continue
      </Button>
      <p className="text-small text-soft">You can change all of this later under Settings.</p>
    </form>
  )
}
