import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { keysQuery } from './queries.ts'
import type { Key } from './queries.ts'

/** Revokes a key for good, after a warning. */
export function RevokeKey({ apiKey, open, onClose }: { apiKey: Key; open: boolean; onClose: () => void }) {
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => rondo.platform.revokeKey({ id: apiKey.id }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey })
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={`Revoke the key “${apiKey.name}”?`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="harm" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            Revoke it
          </Button>
        </>
      }
    >
      {revoke.error && (
        <Callout tone="harm" title="It could not be revoked">
          {revoke.error.message}
        </Callout>
      )}
      <p>
        Anything that still uses it ({apiKey.hint}…) is refused from now on, and its events are lost. What was
        recorded before stays. This cannot be undone; create a new key to replace it.
      </p>
    </Dialog>
  )
}
