import { useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import { Ago } from '../../../ui/Ago.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { rondo } from '../../rondo.ts'
import type { Goal } from './queries.ts'
import { useTelling } from './useTelling.ts'

function Write({ goal }: { goal: Goal }) {
  const { id: goalId, customerId: id } = goal
  const [words, setWords] = useState('')
  const add = useTelling(
    id,
    (said: string) => rondo.goals.comment({ id, goalId, words: said }),
    () => setWords(''),
  )
  function send(event: FormEvent) {
    event.preventDefault()
    if (words.trim() && !add.isPending) add.mutate(words.trim())
  }
  function sendByKey(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.closest('form')?.requestSubmit()
  }
  return (
    <form onSubmit={send} className="mt-2 flex flex-col items-start gap-2">
      {add.error && (
        <Callout tone="harm" title="Not kept yet">
          {add.error.message}
        </Callout>
      )}
      <div className="w-full max-w-[60ch]">
        <Field label="A comment" hint="The customer reads it on their page.">
          <TextInput
            render={<textarea rows={2} />}
            maxLength={2000}
            value={words}
            onValueChange={setWords}
            onKeyDown={sendByKey}
          />
        </Field>
      </div>
      <Button type="submit" size="small" busy={add.isPending} disabled={words.trim() === ''}>
        Write the comment
      </Button>
    </form>
  )
}

/** What both sides said about a goal, the earliest first. */
export function Comments({ goal, customerName }: { goal: Goal; customerName: string }) {
  return (
    <>
      <ul className="m-0 list-none p-0">
        {goal.comments.map(({ id, words, side, author, writtenAt }) => (
          <li key={id} className={`my-2 border-s-2 ps-3 ${side === 'customer' ? 'border-s-accent' : ''}`}>
            <p className="max-w-[70ch] whitespace-pre-line">{words}</p>
            <p className="text-small text-soft">
              {author}
              {side === 'customer' && ` of ${customerName}`} · <Ago at={writtenAt} />
            </p>
          </li>
        ))}
      </ul>
      <Write goal={goal} />
    </>
  )
}
