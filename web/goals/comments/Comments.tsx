import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Ago } from '../../../ui/date/Ago.tsx'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { submitOnKey } from '../../../ui/form/submitOnKey.ts'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { useToast } from '../../../ui/message/Toast.tsx'
import { rondo } from '../../client/rondo.ts'
import type { Comment, Goal } from '../customer/queries.ts'
import { useGoalMutation } from '../customer/useGoalMutation.ts'

function CommentForm({ goal }: { goal: Goal }) {
  const { id: goalId, customerId: id } = goal
  const [text, setText] = useState('')
  const add = useGoalMutation(
    id,
    (written: string) => rondo.goals.comment({ id, goalId, text: written }),
    () => setText(''),
  )
  function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim() && !add.isPending) add.mutate(text.trim())
  }
  return (
    <form onSubmit={send} className="mt-2 flex flex-col items-start gap-2">
      {add.error && (
        <Callout tone="harm" title="Not saved yet">
          {add.error.message}
        </Callout>
      )}
      <div className="w-full max-w-[60ch]">
        <Field label="A comment" hint="The customer can read it on their page.">
          <TextInput
            render={<textarea rows={2} />}
            maxLength={2000}
            value={text}
            onValueChange={setText}
            onKeyDown={submitOnKey}
          />
        </Field>
      </div>
      <Button type="submit" size="small" busy={add.isPending} disabled={text.trim() === ''}>
        Post the comment
      </Button>
    </form>
  )
}

/** Deletes a comment of the team, with undo. */
function useRemove(id: number) {
  const say = useToast()
  const restore = useGoalMutation(id, (commentId: number) => rondo.goals.restoreComment({ id, commentId }))
  const remove = useGoalMutation(id, async (commentId: number): Promise<void> => {
    await rondo.goals.removeComment({ id, commentId })
    say({ title: 'The comment was deleted', undo: () => restore.mutate(commentId) })
  })
  return { remove: remove.mutate, error: remove.error ?? restore.error }
}

function CommentItem(props: { comment: Comment; customerName: string; onRemove: (id: number) => void }) {
  const { comment, customerName, onRemove } = props
  const { id, text, side, author, writtenAt } = comment
  const isTheirs = side === 'customer'
  return (
    <li
      className={`my-2 flex items-start justify-between gap-2 border-s-2 ps-3 ${isTheirs ? 'border-s-accent' : ''}`}
    >
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="max-w-[70ch] whitespace-pre-line">{text}</p>
        <p className="text-small text-soft">
          {author}
          {isTheirs && ` of ${customerName}`} · <Ago at={writtenAt} />
        </p>
      </div>
      {!isTheirs && (
        <Button
          kind="quiet"
          size="small"
          aria-label={`Delete the comment ${text.slice(0, 40)}`}
          icon={<Trash2 size={14} aria-hidden />}
          onClick={() => onRemove(id)}
        />
      )}
    </li>
  )
}

/** The comments of both sides on a goal, the oldest first. */
export function Comments({ goal, customerName }: { goal: Goal; customerName: string }) {
  const { remove, error } = useRemove(goal.customerId)
  return (
    <>
      {error && (
        <Callout tone="harm" title="That did not work">
          {error.message}
        </Callout>
      )}
      <ul className="m-0 list-none p-0">
        {goal.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} customerName={customerName} onRemove={remove} />
        ))}
      </ul>
      <CommentForm goal={goal} />
    </>
  )
}
