import { createContext } from 'react'
import type { ReactNode } from 'react'
import type { NoteMoment } from '../../../server/customers/notes/moment-store.ts'
import { Callout } from '../../../ui/message/Callout.tsx'
import type { Moment } from '../moment.ts'
import { useRemoveNote } from './useNotes.ts'

/** Removes a note. The lines of notes call it; whoever shows the timeline provides it. */
export const RemoveNote = createContext<(note: Moment<NoteMoment>) => void>(() => undefined)

/** Lets the notes below be removed. The message of a failure is here, because the line of a removed note is gone. */
export function NoteRemoval({ customerId, children }: { customerId: number; children: ReactNode }) {
  const { remove, error } = useRemoveNote(customerId)
  return (
    <RemoveNote value={remove}>
      {error && (
        <Callout tone="harm" title="That did not work">
          {error.message} The note is as it was.
        </Callout>
      )}
      {children}
    </RemoveNote>
  )
}
