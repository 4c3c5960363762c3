import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { Field } from '../../ui/form/Field.tsx'
import { TextInput } from '../../ui/form/TextInput.tsx'
import { RequestError } from '../../ui/request/error.ts'
import { rondo } from '../client/rondo.ts'
import { sessionQuery } from '../client/session.ts'
import { forgetToken } from './link.ts'
import { PasswordField } from './PasswordField.tsx'

type OwnerInput = { token: string; name: string; email: string; password: string }

const isWeak = (error: Error | null) => error instanceof RequestError && error.code === 'weak_password'

/** Creates the first owner; the link can be used once. */
export function OwnerForm({ token, onDone }: { token: string; onDone: () => void }) {
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: (input: OwnerInput) => rondo.platform.setUp(input),
    async onSuccess() {
      forgetToken()
      await client.refetchQueries({ queryKey: sessionQuery.queryKey })
      onDone()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => String(form.get(name))
    take.mutate({ token, name: field('name'), email: field('email'), password: field('password') })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {take.error && !isWeak(take.error) && (
        <Callout tone="harm" title="That did not work">
          {take.error.message}
        </Callout>
      )}
      <Field label="Your name" hint="The name your colleagues know you by.">
        <TextInput name="name" autoComplete="name" maxLength={200} required />
      </Field>
      <Field label="Email" hint="You sign in with it. No email is sent to it.">
        <TextInput name="email" type="email" autoComplete="username" maxLength={320} required />
      </Field>
      <PasswordField
        name="password"
        label="Password"
        isNew
        error={isWeak(take.error) ? take.error?.message : null}
      />
      <Button type="submit" kind="primary" busy={take.isPending} className="mt-1">
        Make me the owner
      </Button>
    </form>
  )
}
