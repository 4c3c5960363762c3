import { use, useState } from 'react'
import { Ago } from '../../ui/date/Ago.tsx'
import type { Comment, Goal } from './goal.ts'
import { Action } from '../Action.tsx'
import { PortalContext } from '../PortalContext.ts'
import { comment as sendComment } from './queries.ts'
import { MessageForm } from '../form/MessageForm.tsx'

function CommentItem({ comment }: { comment: Comment }) {
  const { company, self } = use(PortalContext)
  const isOwn = comment.side === 'customer'
  return (
    <li className={`rounded-corner px-4 py-3 ${isOwn ? 'ms-6 bg-accent-soft' : 'me-6 bg-sunk'}`}>
      <p className="text-small text-soft">
        <strong className="font-medium text-ink">{comment.author === self ? 'You' : comment.author}</strong>
        {isOwn || !company ? '' : `, ${company}`} · <Ago at={comment.writtenAt} />
      </p>
      <p className="whitespace-pre-line">{comment.text}</p>
    </li>
  )
}

/** The comments of both sides on a goal, and the form to add one. */
export function Comments({ goal }: { goal: Goal }) {
  const { company } = use(PortalContext)
  const [isOpen, setOpen] = useState(false)
  const comments = goal.comments.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt))
  return (
    <div className="flex flex-col gap-3">
      {comments.length > 0 && (
        <ul className="flex flex-col gap-2" aria-label="Messages">
          {comments.map((one) => (
            <CommentItem key={one.id} comment={one} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <MessageForm
          draft={`comment ${goal.id}`}
          label={`Write to ${company || 'us'}`}
          verb="Send"
          missing="Write a few words first."
          send={(text) => sendComment({ goalId: goal.id, text })}
          onClose={() => setOpen(false)}
        />
      ) : (
        <Action className="self-start" onClick={() => setOpen(true)}>
          Write to {company || 'us'}
        </Action>
      )}
    </div>
  )
}
