import { NotebookPen, Phone, Trash2 } from 'lucide-react'
import { use } from 'react'
import type { NoteMoment } from '../../../server/customers/notes/moment-store.ts'
import { Button } from '../../../ui/form/Button.tsx'
import { Line } from '../Line.tsx'
import type { MomentProps } from '../moment.ts'
import { RemoveNote } from './NoteRemoval.tsx'

export function NoteLine({ moment, isSameDay }: MomentProps<NoteMoment>) {
  const { id, kind, text, author } = moment.detail
  const onRemove = use(RemoveNote)
  const isCall = kind === 'call'
  const remove = id > 0 && (
    <Button
      kind="quiet"
      size="icon"
      className="-my-2"
      aria-label={isCall ? 'Delete this call' : 'Delete this note'}
      icon={<Trash2 size={15} aria-hidden />}
      onClick={() => onRemove(moment)}
    />
  )
  return (
    <Line
      day={moment.day}
      isSameDay={isSameDay}
      icon={isCall ? Phone : NotebookPen}
      sort={isCall ? 'Call:' : 'Note:'}
      end={remove}
    >
      <p className="max-w-[70ch] whitespace-pre-line">{text}</p>
      <p className="text-small text-soft">{author}</p>
    </Line>
  )
}
