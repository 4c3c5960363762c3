import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '../../ui/form/Button.tsx'
import { Callout } from '../../ui/message/Callout.tsx'
import { RequestError } from '../../ui/request/error.ts'
import { rondo } from '../client/rondo.ts'
import { sessionQuery } from '../client/session.ts'
import { forgetToken } from './link.ts'
import { PasswordField } from './PasswordField.tsx'

const isWeak = (error: Error | null) => error instanceof RequestError && error.code === 'weak_password'

/** Sets a new password and signs in. */
export function ResetForm(props: { token: string; email: string | null; onDone: () => void }) {
  const { token, email, onDone } = props
  const client = useQueryClient()
  const reset = useMutation({
    mutationFn: (password: string) => rondo.platform.resetPassword({ token, password }),
    async onSuccess() {
      forgetToken()
      await client.refetchQueries({ queryKey: sessionQuery.queryKey })
      onDone()
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    reset.mutate(String(new FormData(event.currentTarget).get('password')))
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {reset.error && !isWeak(reset.error) && (
        <Callout tone="harm" title="That did not work">
          {reset.error.message}
        </Callout>
      )}
      {/* So that the password manager knows whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email ?? ''} readOnly />
      <PasswordField
        name="password"
        label="New password"
        isNew
        error={isWeak(reset.error) ? reset.error?.message : null}
      />
      <Button type="submit" kind="primary" busy={reset.isPending} className="mt-1">
        Set password and sign in
      </Button>
    </form>
  )
}
