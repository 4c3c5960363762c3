import { useMutation, useQueryClient } from '@tanstack/react-query'
import { use, useRef, useState } from 'react'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { FileDrop } from '../../../ui/form/FileDrop.tsx'
import { Progress } from '../../../ui/message/Progress.tsx'
import { Page } from '../../frame/Page.tsx'
import { Stages } from './Stages.tsx'
import { importsQuery } from './queries.ts'
import { upload } from './upload.ts'
import type { Sent } from './upload.ts'

const KILO = 1000

function Sending({ name, sent, onStop }: { name: string; sent: Sent | null; onStop: () => void }) {
  const total = sent ? Math.max(1, Math.round(sent.of / KILO)) : null
  const done = sent ? Math.round(sent.bytes / KILO) : 0
  const isThere = sent !== null && sent.bytes >= sent.of
  return (
    <div className="flex min-h-52 flex-col justify-center gap-4 rounded-corner border px-4 py-6 sm:px-8">
      <Progress
        label={isThere ? `Looking at ${name}` : `Sending ${name}`}
        done={done}
        total={total}
        unit="kB"
      />
      <div>
        <Button onClick={onStop}>Stop sending</Button>
      </div>
    </div>
  )
}

/** The first step of an import: the file itself. */
export function NewImportPage() {
  const client = useQueryClient()
  const go = use(Navigation)
  const [sent, setSent] = useState<Sent | null>(null)
  const stop = useRef<AbortController>(null)
  const send = useMutation({
    mutationFn(file: File) {
      stop.current = new AbortController()
      setSent(null)
      return upload(file, setSent, stop.current.signal)
    },
    onSuccess({ id }) {
      void client.invalidateQueries({ queryKey: importsQuery.queryKey })
      // Do not pull back a user who has left the page: the file is in the list.
      if (location.pathname === '/imports/new') go?.(`/imports/${id}`)
    },
  })
  const wasStopped = send.error instanceof DOMException && send.error.name === 'AbortError'
  return (
    <Page title="Bring in a file" lead="Orders, as your shop, your till or your books export them.">
      <div className="flex flex-col gap-5">
        <Stages current={0} />
        {send.error && !wasStopped && (
          <Callout tone="harm" title={`${send.variables?.name ?? 'The file'} was not taken in`}>
            {send.error.message} Nothing was kept.
          </Callout>
        )}
        {send.isPending ? (
          <Sending name={send.variables.name} sent={sent} onStop={() => stop.current?.abort()} />
        ) : (
          <FileDrop
            label="Drop a file here"
            hint="CSV or tab-separated, also packed with gzip, up to 8 GB. You can also paste rows from a spreadsheet. Nothing is written yet: you look it over first."
            accept=".csv,.tsv,.txt,.gz,text/csv,text/plain"
            onFile={send.mutate}
          />
        )}
        <section className="max-w-[70ch] text-soft">
          <h2 className="font-medium text-ink">What should be in it</h2>
          <p className="mt-1">
            Who bought (a customer’s number or e-mail address) and when; better with the order’s number and
            amount. The exports of Shopify (Orders) and Stripe (Payments) are known as they are. Column names
            and their order do not matter.
          </p>
        </section>
      </div>
    </Page>
  )
}
