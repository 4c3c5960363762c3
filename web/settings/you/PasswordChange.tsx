import { useMutation } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { RequestError } from '../../../ui/request/error.ts'
import { rondo } from '../../client/rondo.ts'
import { PasswordField } from '../../setup/PasswordField.tsx'

const codeOf = (error: Error | null) => (error instanceof RequestError ? error.code : null)

/** A new password, with the present one. Every session ends; this browser is signed in again at once. */
export function PasswordChange({ email }: { email: string }) {
  const change = useMutation({
    async mutationFn({ present, next }: { present: string; next: string }) {
      await rondo.platform.changePassword({ present, next })
      await rondo.platform.signIn({ email, password: next })
    },
  })
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    const passwords = { present: String(fields.get('present')), next: String(fields.get('next')) }
    change.mutate(passwords, { onSuccess: () => form.reset() })
  }
  const { error } = change
  const code = codeOf(error)
  const isInField = code === 'wrong_password' || code === 'weak_password'
  return (
    <section aria-label="Password" className="border-t pt-6">
      <h2 className="text-title font-semibold">Password</h2>
      <p className="mt-1 text-soft">Changing it signs you out everywhere else.</p>
      <form onSubmit={submit} className="mt-4 flex max-w-md flex-col gap-4">
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordField
          name="present"
          label="Current password"
          error={code === 'wrong_password' ? error?.message : null}
        />
        <PasswordField
          name="next"
          label="New password"
          isNew
          error={code === 'weak_password' ? error?.message : null}
        />
        <div aria-live="polite">
          {error && !isInField && (
            <Callout tone="harm" title="The password was not changed">
              {error.message}
            </Callout>
          )}
          {change.isSuccess && <Callout tone="good" title="The password was changed" />}
        </div>
        <div>
          <Button type="submit" busy={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </section>
  )
}
