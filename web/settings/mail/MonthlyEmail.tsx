import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Num } from '../../../ui/number/Num.tsx'
import { Switch } from '../../../ui/form/Switch.tsx'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { MonthlyEmailExample } from './MonthlyEmailExample.tsx'
import { monthlyQuery } from './queries.ts'
import type { Monthly } from './queries.ts'
import { monthNames } from './email.ts'
import { Saved } from '../Saved.tsx'

function Recipients({ monthly: { isOn, customers, month } }: { monthly: Monthly }) {
  const { locale } = use(LocaleContext)
  const { running, next } = monthNames(month, locale)
  return (
    <div className="flex flex-col gap-2 text-soft">
      <p>
        {isOn
          ? `It is sent in the first week of ${next}. If ${running} ended today, it would `
          : `It is turned off. If you turned it on and ${running} ended today, it would `}
        {customers === 0 ? (
          'reach nobody.'
        ) : (
          <>
            go to <Num value={customers} /> {customers === 1 ? 'customer' : 'customers'}.
          </>
        )}
      </p>
      <p>
        It goes to customers who have a new number for an agreed goal that month: to everyone there who owns a
        goal or has access to the page and has not unsubscribed.
      </p>
    </div>
  )
}

function Choice({ monthly }: { monthly: Monthly }) {
  const [reading, setReading] = useState(false)
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (isOn: boolean) => rondo.goals.changeEmailSettings({ isOn }),
    onSuccess: (saved) => client.setQueryData(monthlyQuery.queryKey, saved),
  })
  const isOn = save.isPending ? save.variables : monthly.isOn
  return (
    <section aria-label="The monthly email" className="flex max-w-[62ch] flex-col gap-1">
      <Switch
        label="Once a month, send customers the progress of their goals"
        checked={isOn}
        onChange={(next) => save.mutate(next)}
      />
      <div className="flex flex-col items-start gap-2 ps-12">
        <Recipients monthly={{ ...monthly, isOn }} />
        {monthly.customers > 0 && (
          <Button size="small" onClick={() => setReading(true)}>
            Preview it
          </Button>
        )}
        <Saved done={save.isSuccess} error={save.error} />
      </div>
      {monthly.customers > 0 && <MonthlyEmailExample open={reading} onClose={() => setReading(false)} />}
    </section>
  )
}

/** Whether customers get the monthly progress email, and who would get it now. */
export function MonthlyEmail() {
  const query = useQuery(monthlyQuery)
  return <LoadingPanel query={query}>{(monthly) => <Choice monthly={monthly} />}</LoadingPanel>
}
