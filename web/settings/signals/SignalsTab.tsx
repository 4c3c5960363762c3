import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { rondo } from '../../client/rondo.ts'
import { SIGNALS, signalSettingsQuery } from '../../signals/queries.ts'
import type { SignalSettings } from '../../signals/queries.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { Saved } from '../Saved.tsx'
import { ReasonCodes } from './ReasonCodes.tsx'
import { DaysField, ShareField } from './Fields.tsx'
import { SHARES, withLevel, withPresent, withTimes } from './choices.ts'
import { formatCount } from '../../../values/count.ts'

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
  const { quietDays, overdueTimes, startDays, dropShare, successLevel } = shown
  const change = (next: Partial<SignalSettings>) => save.mutate({ ...shown, ...next })
  return (
    <div className="flex max-w-[62ch] flex-col gap-6">
      <DaysField
        label="Quiet days"
        hint={`A customer with a typical number of log-ins and a typical rhythm counts as quiet after ${formatCount(quietDays, 'day', String)}. Customers who logged in more, or more often recently, get more time, up to twice as long; others get less, down to half.`}
        value={quietDays}
        onDays={(next) => change({ quietDays: next })}
      />
      <ShareField
        label="When an order is overdue"
        hint="For a customer with a typical number of orders and a typical rhythm. Customers who order regularly are judged by their own rhythm: 1.5 to 4 of their usual gaps."
        choices={withTimes(overdueTimes)}
        value={overdueTimes}
        onShare={(next) => change({ overdueTimes: next })}
      />
      <DaysField
        label="Days to get started"
        hint={`Customers who bought and have not logged in ${formatCount(startDays, 'day', String)} later may need help.`}
        value={startDays}
        onDays={(next) => change({ startDays: next })}
      />
      <ShareField
        label="How large a drop in use counts"
        hint="The last 30 days compared with the 30 before, and only if the drop is larger than chance explains."
        choices={withPresent(SHARES, dropShare)}
        value={dropShare}
        onShare={(next) => change({ dropShare: next })}
      />
      <ShareField
        label="How successful a customer must be to be asked for the next sale"
        hint="Success combines goals, use, orders and open problems; each customer’s page shows how."
        choices={withLevel(successLevel)}
        value={successLevel}
        onShare={(next) => change({ successLevel: next })}
      />
      <p className="text-soft">
        To see whether these settings fit your customers, look at{' '}
        <Anchor href="/today/record" className="text-accent underline underline-offset-2">
          how often Today was right
        </Anchor>
        .
      </p>
      <Saved done={save.isSuccess} error={save.error} recounting />
    </div>
  )
}

/** When signals are raised, and the reasons that people can choose. */
export function SignalsTab() {
  const query = useQuery(signalSettingsQuery)
  return (
    <LoadingPanel query={query}>
      {(settings) => (
        <>
          <Form settings={settings} />
          <ReasonCodes />
        </>
      )}
    </LoadingPanel>
  )
}
