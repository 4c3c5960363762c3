import { useState } from 'react'
import { dayAfter } from '../../../ui/date/days.ts'
import { ActionForm, CommentField } from './ActionForm.tsx'
import type { LineDialogProps } from './ActionForm.tsx'
import { DayField } from './DayField.tsx'

const A_WEEK = 7

/** Logs a call or a note; the line leaves the list until the chosen day. */
export function LogDialog({
  target,
  today,
  onAct,
  kind,
  ...dialog
}: LineDialogProps & { kind: 'call' | 'note' }) {
  const isCall = kind === 'call'
  const [comment, setComment] = useState('')
  const [until, setUntil] = useState(isCall ? dayAfter(today, A_WEEK) : null)
  return (
    <ActionForm
      {...dialog}
      title={isCall ? `The call with ${target.name}` : `A note about ${target.name}`}
      verb={isCall ? 'Log the call' : 'Save the note'}
      onSubmit={() => onAct({ kind, comment, until })}
    >
      <CommentField
        required
        label={isCall ? 'What was said' : 'Note'}
        hint={
          isCall
            ? 'A few words are enough. Everyone can see it in the timeline.'
            : 'Everyone can see it in the timeline.'
        }
        value={comment}
        onChange={setComment}
      />
      <DayField canStay label="Remind me" today={today} value={until} onChange={setUntil} />
    </ActionForm>
  )
}
