import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import { dayIn } from '../../../ui/date/days.ts'
import { LocaleContext } from '../../../ui/locale/LocaleContext.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { rondo } from '../../client/rondo.ts'
import { sessionQuery } from '../../client/session.ts'
import { notesQuery } from '../../customers/queries.ts'
import type { Note } from '../../customers/queries.ts'

import { addMoment, cancelTimeline, dropMoment, refreshTimeline } from '../queries.ts'
import type { Moment } from '../queries.ts'

export type NewNote = Pick<Note, 'kind' | 'words'>

const momentOf = ({ id, writtenAt, ...note }: Note, timeZone: string): Moment => ({
  kind: 'notes',
  key: `note ${id}`,
  day: dayIn(writtenAt, timeZone),
  place: 1,
  at: writtenAt,
  detail: { id, ...note },
})

/** The notes on the page, which change before the server has answered: in the list of notes and in the timeline. */
function useOwnNotes(customerId: number) {
  const client = useQueryClient()
  const { timeZone } = use(LocaleContext)
  const { queryKey } = notesQuery(customerId)
  async function change(how: (notes: Note[]) => Note[]) {
    await Promise.all([client.cancelQueries({ queryKey }), cancelTimeline(client, customerId)])
    client.setQueryData(queryKey, (notes) => notes && how(notes))
  }
  return {
    async add(note: Note) {
      await change((notes) => [...notes, note].sort(newestFirst))
      addMoment(client, customerId, momentOf(note, timeZone))
    },
    async drop(note: Note) {
      await change((notes) => notes.filter(({ id }) => id !== note.id))
      dropMoment(client, customerId, momentOf(note, timeZone))
    },
    refetch: () => Promise.all([client.invalidateQueries({ queryKey }), refreshTimeline(client, customerId)]),
  }
}

const newestFirst = (one: Note, other: Note) => (one.writtenAt < other.writtenAt ? 1 : -1)

/** Adds a note: it appears at once, and disappears again when it is refused. */
export function useWriteNote(customerId: number) {
  const { add, drop, refetch } = useOwnNotes(customerId)
  const author = useQuery(sessionQuery).data?.name ?? 'You'
  return useMutation({
    networkMode: 'always',
    mutationFn: (note: NewNote) => rondo.customers.writeNote({ customerId, ...note }),
    async onMutate(note) {
      // A note without an id from the server has a negative one.
      const own = { id: -Date.now(), ...note, author, writtenAt: new Date().toISOString() }
      await add(own)
      return own
    },
    async onSuccess({ id }, _note, own) {
      await drop(own)
      await add({ ...own, id })
    },
    onError: (_error, _note, own) => own && drop(own),
    onSettled: refetch,
  })
}

/** Removes a note, and offers to undo that. */
export function useRemoveNote(customerId: number) {
  const { add, drop, refetch } = useOwnNotes(customerId)
  const notify = useToast()
  const restore = useMutation({
    networkMode: 'always',
    mutationFn: (note: Note) => rondo.customers.restoreNote({ id: customerId, noteId: note.id }),
    onMutate: add,
    onError: (_error, note) => drop(note),
    onSettled: refetch,
  })
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: (note: Note) => rondo.customers.removeNote({ id: customerId, noteId: note.id }),
    onMutate: drop,
    onSuccess(_result, note) {
      const title = note.kind === 'call' ? 'The call is taken away.' : 'The note is taken away.'
      notify({ title, undo: () => restore.mutate(note) })
    },
    onError: (_error, note) => add(note),
    onSettled: refetch,
  })
  return { remove: (note: Note) => remove.mutate(note), error: remove.error ?? restore.error }
}
