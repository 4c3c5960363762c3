import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { rondo } from '../../client/rondo.ts'
import { sessionQuery } from '../../client/session.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { MissingRates } from './MissingRates.tsx'
import { ratesQuery } from '../queries.ts'
import type { Rates } from '../queries.ts'
import { RateLines } from './RateLines.tsx'
import { toDrafts, parseDrafts, withMissing } from './rateTable.ts'
import type { Draft } from './rateTable.ts'
import { Saved } from '../Saved.tsx'

const today = () => new Date().toISOString().slice(0, 10)
const nothing = () => ({ currency: '', fromDay: today(), toDay: '', orders: 0, subscriptions: 0 })

function Editor({ known, own }: { known: Rates; own: string }) {
  const client = useQueryClient()
  const [drafts, setDrafts] = useState<Draft[] | null>(null)
  const save = useMutation({
    mutationFn: (lines: Draft[]) => rondo.sales.setRates({ rates: parseDrafts(lines) }),
    async onSuccess() {
      await client.invalidateQueries()
      setDrafts(null)
    },
  })
  const lines = drafts ?? toDrafts(known.rates)
  const add = (missing: Rates['missing'][number]) => {
    save.reset()
    setDrafts(withMissing(lines, missing))
  }
  return (
    <form
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(lines)
      }}
    >
      <MissingRates missing={known.missing} onAdd={add} />
      <p className="max-w-[62ch] text-soft">
        The value of one unit of another currency in {own}, from a date until the next line for that currency.
        Orders keep their own currency; only totals are converted.
      </p>
      {lines.length > 0 && <RateLines drafts={lines} own={own} onChange={setDrafts} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Plus size={16} aria-hidden />} onClick={() => add(nothing())}>
          Add a line
        </Button>
        {drafts && (
          <>
            <Button type="submit" kind="primary" busy={save.isPending}>
              Save the rates
            </Button>
            <Button kind="quiet" onClick={() => setDrafts(null)}>
              Discard changes
            </Button>
            <span className="text-small text-soft">Not saved yet.</span>
          </>
        )}
      </div>
      <Saved done={save.isSuccess && drafts === null} error={save.error} recounting />
    </form>
  )
}

/** The rates of other currencies; missing ones come first. */
export function CurrencyRates() {
  const query = useQuery(ratesQuery)
  const { data: session } = useQuery(sessionQuery)
  return (
    <LoadingPanel query={query}>
      {(known) => <Editor known={known} own={session?.currency ?? ''} />}
    </LoadingPanel>
  )
}
