import type { NoteMoment } from '../../../server/customers/notes/moment-store.ts'
import type { MomentKind } from '../moment.ts'
import { NoteLine } from './NoteLine.tsx'
import { notesStory } from './story.ts'

export const notesKind: MomentKind<NoteMoment> = {
  label: 'Notes',
  empty: 'No notes yet.',
  Line: NoteLine,
  story: notesStory,
}
