import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { TextInput } from '../../ui/form/TextInput.tsx'
import { RequestError } from '../../ui/request/error.ts'
import { rondo } from '../client/rondo.ts'
import { sessionQuery } from '../client/session.ts'
import { EntryPage } from './EntryPage.tsx'
import { PasswordField } from './PasswordField.tsx'

const isWrongPassword = (error: Error | null) => error instanceof RequestError && error.status === 401
const isTooOften = (error: Error | null) => error instanceof RequestError && error.status === 429

/** The sign-in. The URL stays, so that the requested page opens afterwards. */
export function SignIn() {
  const client = useQueryClient()
  const enter = useMutation({
    mutationFn: (input: { email: string; password: string }) => rondo.platform.signIn(input),
    onSuccess: () => client.refetchQueries({ queryKey: sessionQuery.queryKey }),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    enter.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  const { error } = enter
  return (
    <EntryPage title="Sign in">
      {error && !isWrongPassword(error) && (
        <Callout
          tone={isTooOften(error) ? 'attention' : 'harm'}
          title={isTooOften(error) ? 'Too many attempts' : 'That did not work'}
        >
          {error.message}
        </Callout>
      )}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Email">
          <TextInput name="email" type="email" autoComplete="username" maxLength={320} required />
        </Field>
        <PasswordField
          name="password"
          label="Password"
          error={isWrongPassword(error) ? error?.message : null}
          onChange={() => isWrongPassword(error) && enter.reset()}
        />
        <Button type="submit" kind="primary" busy={enter.isPending} className="mt-1">
          Sign in
        </Button>
      </form>
      <p className="text-soft">
        Forgot your password? The person who runs this Rondo can create a new link with{' '}
        <code className="rounded-corner bg-sunk px-1 py-0.5 text-small text-ink">npx rondo owner reset</code>.
        No email is needed.
      </p>
    </EntryPage>
  )
}
