import { use, useState } from 'react'
import { Ago } from '../../ui/date/Ago.tsx'
import type { Comment, Goal } from './goal.ts'
import { Action } from '../Action.tsx'
import { PortalContext } from '../PortalContext.ts'
import { comment } from './queries.ts'
import { MessageForm } from '../form/MessageForm.tsx'

function CommentItem({ said }: { said: Comment }) {
  const { company, self } = use(PortalContext)
  const isOwn = said.side === 'customer'
  return (
    <li className={`rounded-corner px-4 py-3 ${isOwn ? 'ms-6 bg-accent-soft' : 'me-6 bg-sunk'}`}>
      <p className="text-small text-soft">
        <strong className="font-medium text-ink">{said.author === self ? 'You' : said.author}</strong>
        {isOwn || !company ? '' : `, ${company}`} · <Ago at={said.writtenAt} />
      </p>
      <p className="whitespace-pre-line">{said.words}</p>
    </li>
  )
}

/** What both sides wrote about a goal, and the way to write more. */
export function Comments({ goal }: { goal: Goal }) {
  const { company } = use(PortalContext)
  const [isOpen, setOpen] = useState(false)
  const said = goal.comments.toSorted((one, other) => one.writtenAt.localeCompare(other.writtenAt))
  return (
    <div className="flex flex-col gap-3">
      {said.length > 0 && (
        <ul className="flex flex-col gap-2" aria-label="What was written">
          {said.map((one) => (
            <CommentItem key={one.id} said={one} />
          ))}
        </ul>
      )}
      {isOpen ? (
        <MessageForm
          draft={`comment ${goal.id}`}
          label={`Write to ${company || 'us'}`}
          verb="Send"
          missing="Write a few words first."
          send={(words, options) => comment({ goalId: goal.id, words }, options)}
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
