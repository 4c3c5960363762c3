import { useState } from 'react'
import { RequestError } from '../../../ui/request/error.ts'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { FileDrop } from '../../../ui/form/FileDrop.tsx'
import { SegmentedControl } from '../../../ui/form/SegmentedControl.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { whyUnreadable, whySourceInvalid } from './sentences.ts'
import type { DateOrder } from './send.ts'
import type { Sending } from './useSubscriptionsFile.ts'

const COLUMNS = [
  ['customer', 'their number or e-mail address'],
  ['change', 'started, upgraded, downgraded, renewed, paused, resumed or cancelled'],
  ['date', 'the day of it, not one to come'],
  ['monthly', 'what it brings a month from then on, such as 49.00; of a yearly price a twelfth'],
  ['subscription', 'its number, where a customer may have several'],
  ['currency, product', 'EUR and the like; without it, your own'],
  ['term, renews', 'months it runs, and the day on which it renews'],
  ['email, name, reason', 'if you have them'],
] as const

const ORDERS = [
  { value: 'shown', label: 'As the file shows' },
  { value: 'day first', label: 'Day first' },
  { value: 'month first', label: 'Month first' },
] as const

/** After a refusal nothing was written; after a lost response the file can safely be sent again. */
function kept(error: Error | null): string {
  const isRefused = !error || (error instanceof RequestError && error.status >= 400 && error.status < 500)
  return isRefused ? 'Nothing was written.' : 'You can send the file again: nothing is written twice.'
}

function Expected() {
  return (
    <section>
      <h3 className="font-medium">What should be in it</h3>
      <dl className="m-0 mt-1 grid gap-x-4 text-small sm:grid-cols-[auto_1fr]">
        {COLUMNS.map(([column, meaning], at) => (
          <div key={column} className="border-b py-1 sm:col-span-2 sm:grid sm:grid-cols-subgrid">
            <dt className={at < 3 ? 'font-medium' : ''}>{column}</dt>
            <dd className="m-0 text-soft">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-small text-soft">
        The first three are needed, and the monthly price where it starts or changes. The first row names the
        columns; their order does not matter.
      </p>
    </section>
  )
}

/** What a file of subscriptions should contain, how it is read, and where to drop it. */
export function SubscriptionsForm({ send }: { send: Sending }) {
  const [source, setSource] = useState('file')
  const [dates, setDates] = useState<DateOrder>('shown')
  const [turnedAway, setTurnedAway] = useState<string | null>(null)
  const [sourceFault, setSourceFault] = useState<string | null>(null)
  function take(file: File) {
    const wrong = { file: whyUnreadable(file.name), source: whySourceInvalid(source.trim()) }
    setTurnedAway(wrong.file)
    setSourceFault(wrong.source)
    send.reset()
    if (!wrong.file && !wrong.source) send.mutate({ file, source: source.trim(), dates })
  }
  const fault = turnedAway ?? send.error?.message
  return (
    <div className="flex flex-col gap-5">
      {fault && (
        <Callout tone="harm" title="The file was not taken in">
          {fault} {kept(send.error)}
        </Callout>
      )}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          label="Source"
          hint="Whose numbers the customers have: the same short name as their orders came in with, such as shop. Only so are they the same customers."
          error={sourceFault}
        >
          <TextInput value={source} onValueChange={setSource} maxLength={50} className="max-w-60" />
        </Field>
        <Field
          group
          label="Days are written"
          hint="Where the file does not show it, 03/04 is taken for the third of April."
        >
          <SegmentedControl label="Days are written" choices={ORDERS} value={dates} onChange={setDates} />
        </Field>
      </div>
      <FileDrop
        label={send.isPending ? `Reading ${send.variables.file.name}` : 'Drop a file here'}
        hint="CSV or tab-separated, up to 20 MB."
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        busy={send.isPending}
        onFile={take}
      />
      <Expected />
    </div>
  )
}
