import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { FormEvent } from 'react'
import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { send } from './api.ts'
import { sessionQuery } from './session.ts'

/** The door. After it one stands where one wanted to go: the address has not changed. */
export function SignIn() {
  const client = useQueryClient()
  useEffect(() => {
    document.title = 'Sign in · Rondo'
  }, [])
  const enter = useMutation({
    mutationFn: (words: { email: string; password: string }) => send('/api/auth/sign-in/email', words),
    onSuccess: () => client.refetchQueries({ queryKey: sessionQuery.queryKey }),
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    enter.mutate({ email: String(form.get('email')), password: String(form.get('password')) })
  }
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-4 py-10">
      <div className="flex items-center gap-3">
        <img src="/icon.svg" alt="" width={32} height={32} />
        <span className="font-serif text-page tracking-tight">Rondo</span>
      </div>
      <h1 className="text-title font-semibold">Sign in</h1>
      {enter.error && (
        <Callout tone="harm" title="That did not work">
          {enter.error.message}
        </Callout>
      )}
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="E-mail">
          <TextInput name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label="Password">
          <TextInput name="password" type="password" autoComplete="current-password" required />
        </Field>
        <Button type="submit" kind="primary" busy={enter.isPending} className="mt-1">
          Sign in
        </Button>
      </form>
      <p className="text-small text-soft">
        Forgotten your password? The owner of this Rondo can make you a link, with or without mail.
      </p>
    </main>
  )
}
