import type { NoteMoment } from '../../../server/customers/notes/moment-store.ts'
import { formatDateTime } from '../../../ui/date/format.ts'
import type { StoryPart } from '../moment.ts'
import { wrapText } from '../wrapText.ts'

/** The longest text in a tooltip. */
const LONGEST = 220

export const notesStory: StoryPart<NoteMoment> = {
  legend: 'Diamonds are notes and calls.',
  draw({ at, day, detail: { kind, author, text } }, { locale }) {
    const writtenAt = new Date(at ?? day)
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text
    const head = `${kind === 'call' ? 'Call' : 'Note'} · ${author}`
    const tooltip = [head, formatDateTime(writtenAt, locale), wrapText(short)].join('\n')
    return { mark: { at: writtenAt.getTime(), tooltip } }
  },
  columns: [{ head: 'Notes', count: () => 1 }],
}
