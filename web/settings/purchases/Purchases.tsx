import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Switch } from '../../../ui/form/Switch.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { countingQuery } from '../queries.ts'
import type { Counting } from '../queries.ts'
import { Saved } from '../Saved.tsx'
import { ExclusionField } from './ExclusionField.tsx'

function Form({ counting }: { counting: Counting }) {
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: (next: Counting) => rondo.sales.changeSettings(next),
    onSuccess(_, next) {
      client.setQueryData(countingQuery.queryKey, next)
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'settings' })
    },
  })
  const { mergeDays, countFree } = save.isPending ? save.variables : counting
  return (
    <div className="flex max-w-[62ch] flex-col gap-6">
      <section className="flex flex-col gap-2">
        <Switch
          label="Count orders on one day as one purchase"
          checked={mergeDays}
          onChange={(next) => save.mutate({ mergeDays: next, countFree })}
        />
        <p className="ps-12 text-soft">
          Emil orders at ten, then again at eleven because he forgot something.{' '}
          {mergeDays
            ? 'This is one purchase: he has not come back yet.'
            : 'These are two purchases: he came back within an hour.'}{' '}
          Days start at midnight in the company’s time zone.
        </p>
      </section>
      <section className="flex flex-col gap-2 border-t pt-5">
        <Switch
          label="Count free orders"
          checked={countFree}
          onChange={(next) => save.mutate({ mergeDays, countFree: next })}
        />
        <p className="ps-12 text-soft">
          Ada gets a free sample in March and buys for the first time in May.{' '}
          {countFree
            ? 'May is her second purchase.'
            : 'May is her first purchase; the sample is stored but not counted.'}
        </p>
      </section>
      <Saved done={save.isSuccess} error={save.error} recounting />
    </div>
  )
}

/** What counts as a purchase, with an example that follows the switch. */
export function Purchases() {
  const query = useQuery(countingQuery)
  return (
    <>
      <LoadingPanel query={query}>{(counting) => <Form counting={counting} />}</LoadingPanel>
      <ExclusionField />
    </>
  )
}
