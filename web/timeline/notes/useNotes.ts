import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useToast } from '../../../ui/message/Toast.tsx'
import { rondo } from '../../client/rondo.ts'
import { sessionQuery } from '../../client/session.ts'
import { notesQuery } from '../../customers/queries.ts'
import type { Note } from '../../customers/queries.ts'

export type NewNote = Pick<Note, 'kind' | 'words'>

/** The notes on the page, changed before the server has answered. */
function useOwnNotes(customerId: number) {
  const client = useQueryClient()
  const { queryKey } = notesQuery(customerId)
  return {
    async change(how: (notes: Note[]) => Note[]) {
      await client.cancelQueries({ queryKey })
      client.setQueryData(queryKey, (notes) => notes && how(notes))
    },
    askAgain: () => client.invalidateQueries({ queryKey }),
  }
}

/** Keeps a note: it stands in the story at once, and leaves it again should it be refused. */
export function useWriteNote(customerId: number) {
  const { change, askAgain } = useOwnNotes(customerId)
  const author = useQuery(sessionQuery).data?.name ?? 'You'
  return useMutation({
    networkMode: 'always',
    mutationFn: (note: NewNote) => rondo.customers.writeNote({ customerId, ...note }),
    async onMutate(note) {
      // A note that has no id of the server's yet has one below zero.
      const id = -Date.now()
      await change((notes) => [{ id, ...note, author, writtenAt: new Date().toISOString() }, ...notes])
      return id
    },
    onSuccess: ({ id }, _note, own) =>
      change((notes) => notes.map((note) => (note.id === own ? { ...note, id } : note))),
    onError: (_error, _note, own) => change((notes) => notes.filter(({ id }) => id !== own)),
    onSettled: askAgain,
  })
}

const newestFirst = (one: Note, other: Note) => (one.writtenAt < other.writtenAt ? 1 : -1)

/** Takes a note away, and says so with the way back. */
export function useRemoveNote(customerId: number) {
  const { change, askAgain } = useOwnNotes(customerId)
  const say = useToast()
  const putBack = (note: Note) => change((notes) => [...notes, note].sort(newestFirst))
  const takeOut = (note: Note) => change((notes) => notes.filter(({ id }) => id !== note.id))
  const restore = useMutation({
    networkMode: 'always',
    mutationFn: (note: Note) => rondo.customers.restoreNote({ id: customerId, noteId: note.id }),
    onMutate: putBack,
    onError: (_error, note) => takeOut(note),
    onSettled: askAgain,
  })
  const remove = useMutation({
    networkMode: 'always',
    mutationFn: (note: Note) => rondo.customers.removeNote({ id: customerId, noteId: note.id }),
    onMutate: takeOut,
    onSuccess(_answer, note) {
      const title = note.kind === 'call' ? 'The call is taken away.' : 'The note is taken away.'
      say({ title, undo: () => restore.mutate(note) })
    },
    onError: (_error, note) => putBack(note),
    onSettled: askAgain,
  })
  return { remove: (note: Note) => remove.mutate(note), error: remove.error ?? restore.error }
}
