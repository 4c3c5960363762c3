import { useQuery, useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import type { NoteMoment } from '../../../server/customers/notes/moment-store.ts'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { useSendOnce } from '../../../ui/request/useSendOnce.ts'
import { rondo } from '../../client/rondo.ts'
import { sessionQuery } from '../../client/session.ts'
import type { Moment } from '../moment.ts'
import { addMoment, cancelTimeline, dropMoment, timelineKey } from '../queries.ts'

export type NewNote = Pick<NoteMoment, 'kind' | 'text'>

/** Shows notes in the timeline before the server has answered. */
function useShownNotes(customerId: number) {
  const client = useQueryClient()
  return {
    async add(note: Moment<NoteMoment>) {
      await cancelTimeline(client, customerId)
      addMoment(client, customerId, note)
    },
    async drop(note: Moment<NoteMoment>) {
      await cancelTimeline(client, customerId)
      dropMoment(client, customerId, note)
    },
  }
}

/** Adds a note: it appears at once, and disappears again when it is refused. */
export function useWriteNote(customerId: number) {
  const { add, drop } = useShownNotes(customerId)
  const { timeZone } = use(LocaleContext)
  const author = useQuery(sessionQuery).data?.name ?? 'You'
  const write = (note: NewNote) => rondo.customers.writeNote({ customerId, ...note })
  return useSendOnce(write, [timelineKey(customerId)], undefined, {
    async onMutate(note) {
      const at = new Date().toISOString()
      // A note without an id from the server has a negative one, and cannot be removed yet.
      const detail = { id: -Date.now(), ...note, author }
      const moment = {
        kind: 'notes',
        key: `note ${detail.id}`,
        day: dayIn(at, timeZone),
        place: 1,
        at,
        detail,
      }
      await add(moment)
      return moment
    },
    onError: (_error, _note, moment) => moment && drop(moment),
  })
}

/** Removes a note, and offers to undo that. */
export function useRemoveNote(customerId: number) {
  const { add, drop } = useShownNotes(customerId)
  const notify = useToast()
  type Note = Moment<NoteMoment>
  const timeline = [timelineKey(customerId)]
  const restore = useSendOnce(
    ({ detail }: Note) => rondo.customers.restoreNote({ id: customerId, noteId: detail.id }),
    timeline,
    undefined,
    { onMutate: add, onError: (_error, note) => drop(note) },
  )
  const remove = useSendOnce(
    ({ detail }: Note) => rondo.customers.removeNote({ id: customerId, noteId: detail.id }),
    timeline,
    undefined,
    {
      onMutate: drop,
      onSuccess(_result, note) {
        const title = note.detail.kind === 'call' ? 'The call was deleted.' : 'The note was deleted.'
        notify({ title, undo: () => restore.mutate(note) })
      },
      onError: (_error, note) => add(note),
    },
  )
  return { remove: (note: Note) => remove.mutate(note), error: remove.error ?? restore.error }
}
