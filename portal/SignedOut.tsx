import { Action } from './Action.tsx'
import { FormField } from './form/FormField.tsx'

/** The path for requests of a new link; the server responds with the same page for every address. */
export const NEW_LINK = '/portal/new-link'

/** Shown when there is no session: it has ended or never began. */
export function SignedOut() {
  return (
    <main className="flex max-w-md flex-col gap-4 py-12">
      <h1 tabIndex={-1} className="text-page font-semibold tracking-tight">
        Your page is closed
      </h1>
      <p>
        You signed out, or your last visit was a while ago. Nothing is lost: a new link brings everything
        back.
      </p>
      <form method="post" action={NEW_LINK} className="flex flex-col gap-4">
        <FormField
          label="Your email address"
          hint="If we know this address, you will get an email with a link right away."
        >
          {(tied) => (
            <input {...tied} type="email" name="email" autoComplete="email" required className="control" />
          )}
        </FormField>
        <Action type="submit" kind="primary">
          Send me a new link
        </Action>
      </form>
    </main>
  )
}
