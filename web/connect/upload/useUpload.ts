import { useMutation, useQueryClient } from '@tanstack/react-query'
import { use, useRef, useState } from 'react'
import { RequestError } from '../../../ui/request/error.ts'
import { Navigation } from '../../../ui/navigation/Anchor.tsx'
import { rondo } from '../../client/rondo.ts'
import { importsQuery } from '../imports/queries.ts'
import { whyUnreadable } from './unreadable.ts'
import { upload, type Sent } from './upload.ts'

/** What is known about a file before it is read. */
export type KnownFile = { kind?: string | undefined; customer?: number | undefined }

/** Sends a file and then shows its import. */
export function useUpload({ kind, customer }: KnownFile = {}) {
  const client = useQueryClient()
  const go = use(Navigation)
  const [sent, setSent] = useState<Sent | null>(null)
  const stop = useRef<AbortController>(null)
  const send = useMutation({
    async mutationFn(file: File) {
      const unreadable = whyUnreadable(file.name)
      if (unreadable) throw new RequestError(422, 'file_kind', unreadable)
      stop.current = new AbortController()
      setSent(null)
      const from = location.pathname
      const { id } = await upload(file, kind, setSent, stop.current.signal)
      if (customer !== undefined) await rondo.connect.plan({ id, options: { customer } })
      return { id, from }
    },
    onSuccess({ id, from }) {
      void client.invalidateQueries({ queryKey: importsQuery.queryKey })
      // Do not pull back a user who has left the page: the file is in the list.
      if (location.pathname === from) go?.(`/imports/${id}`)
    },
  })
  const wasStopped = send.error instanceof DOMException && send.error.name === 'AbortError'
  return {
    start: send.mutate,
    stop: () => stop.current?.abort(),
    filename: send.variables?.name ?? 'The file',
    isSending: send.isPending,
    sent,
    error: wasStopped ? null : send.error,
  }
}
export type Upload = ReturnType<typeof useUpload>
