import { useMutation, useQueryClient } from '@tanstack/react-query'
import { use, useState } from 'react'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { importQuery, importsQuery } from './queries.ts'
import type { ImportOnPage } from './queries.ts'

/** Deletes an import that has written nothing yet. */
export function Discard({ file: { id, filename, status } }: { file: ImportOnPage }) {
  const client = useQueryClient()
  const go = use(Navigation)
  const [isOpen, setOpen] = useState(false)
  const discard = useMutation({
    mutationFn: () => rondo.connect.discard({ id }),
    onSuccess() {
      go?.('/imports')
      client.removeQueries({ queryKey: importQuery(id).queryKey })
      return client.invalidateQueries({ queryKey: importsQuery.queryKey })
    },
  })
  const actions = (
    <>
      <Button onClick={() => setOpen(false)}>Keep it</Button>
      <Button kind="harm" busy={discard.isPending} onClick={() => discard.mutate()}>
        Discard it
      </Button>
    </>
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>Discard</Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={`Discard ${filename}?`}
        description={
          status === 'undone'
            ? 'Its data was already undone. It is removed from the list.'
            : 'Nothing was imported. Rondo deletes its copy of the file; yours is not touched.'
        }
        actions={actions}
      >
        {discard.error && (
          <Callout tone="harm" title="It could not be discarded">
            {discard.error.message}
          </Callout>
        )}
      </Dialog>
    </>
  )
}
