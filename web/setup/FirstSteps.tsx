import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { use } from 'react'
import { Anchor, Navigation } from '../../ui/navigation/Anchor.tsx'
import { Button, buttonClasses } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { rondo } from '../client/rondo.ts'

/** The first steps: import orders, or look around with the sample company. */
export function FirstSteps() {
  const client = useQueryClient()
  const go = use(Navigation)
  const load = useMutation({
    mutationFn: () => rondo.connect.loadSample(),
    async onSuccess() {
      await client.invalidateQueries()
      go?.('/insights')
    },
  })
  return (
    <div className="flex flex-col gap-6">
      <section className="flex flex-col items-start gap-2">
        <h2 className="font-medium">Import your orders</h2>
        <p className="text-soft">
          One file from your shop, till or accounting is enough: who bought, and when. You see the result
          before anything is saved, and can undo it for 30 days.
        </p>
        <Anchor href="/imports/new" className={`${buttonClasses('primary')} mt-1`}>
          <FileUp size={16} aria-hidden />
          Import a file
        </Anchor>
      </section>
      <section className="flex flex-col items-start gap-2 border-t pt-6">
        <h2 className="font-medium">Or look around first</h2>
        <p className="text-soft">
          Morgenpost is a fictional email service; its customers and orders show what Rondo will show about
          yours. You can remove it at any time.
        </p>
        {load.error && (
          <Callout tone="harm" title="The sample company could not be loaded">
            {load.error.message}
          </Callout>
        )}
        <Button busy={load.isPending} onClick={() => load.mutate()} className="mt-1">
          See it with the sample company
        </Button>
      </section>
    </div>
  )
}
