import { Anchor } from '../../../ui/navigation/Anchor.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { DateTime } from '../../../ui/date/DateTime.tsx'
import { Field } from '../../../ui/form/Field.tsx'
import { TextInput } from '../../../ui/form/TextInput.tsx'
import { CopyButton } from '../../settings/tracking/CopyButton.tsx'
import type { Invitation } from './queries.ts'

/** The link, shown only here, and whether its email is on its way. */
export function NewLink({ invitation }: { invitation: Invitation }) {
  const { email, url, expiresAt, message } = invitation
  return (
    <div className="flex flex-col gap-4">
      {message.state === 'kept' ? (
        <Callout tone="attention" title="No email was sent: there is no mail server yet">
          Send the link yourself. The email is kept under{' '}
          <Anchor href="/settings?tab=mail" className="text-accent underline underline-offset-2">
            Settings, Mail
          </Anchor>
          , where you can also see how to send email.
        </Callout>
      ) : (
        <Callout tone="good" title={`An email is on its way to ${email}`}>
          If it does not arrive, send the link yourself.
        </Callout>
      )}
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field
            label="The link"
            hint={
              <>
                For {email} only. It works once, until <DateTime at={expiresAt} />, and is not shown again.
              </>
            }
          >
            <TextInput readOnly value={url} onFocus={({ target }) => target.select()} />
          </Field>
        </div>
        <CopyButton text={url} what="the link" />
      </div>
    </div>
  )
}
