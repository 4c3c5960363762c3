import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../ui/form/Button.tsx'
import { Callout } from '../../../ui/message/Callout.tsx'
import { Dialog } from '../../../ui/dialog/Dialog.tsx'
import { rondo } from '../../client/rondo.ts'
import { LoadingPanel } from '../LoadingPanel.tsx'
import { emailQuery, MAIL } from './queries.ts'
import type { EmailWithText } from './queries.ts'
import { findLink, MAIL_STATES } from './email.ts'
import { CopyButton } from '../tracking/CopyButton.tsx'

function EmailBody({ email }: { email: EmailWithText }) {
  const { recipient, state, text, isAgainPossible } = email
  const link = findLink(text)
  return (
    <>
      <p className="mb-3 flex flex-wrap items-center justify-between gap-2 text-soft">
        <span className="[overflow-wrap:anywhere]">
          To {recipient} · {MAIL_STATES[state].label}
        </span>
        {link && email.kind === 'portal link' && isAgainPossible && (
          <CopyButton text={link} what="the link in the email" />
        )}
      </p>
      <div className="border-t pt-3 [overflow-wrap:anywhere] whitespace-pre-line">
        {text || (
          <p className="text-soft">Its text is no longer stored, only the fact that it was written.</p>
        )}
      </div>
    </>
  )
}

/** The text of an email, its link to hand over, and sending it again. */
export function EmailDialog({ id, open, onClose }: { id: number; open: boolean; onClose: () => void }) {
  const query = useQuery(emailQuery(id))
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => rondo.mail.again({ id }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: MAIL })
      onClose()
    },
  })
  const email = query.data
  return (
    <Dialog
      wide
      open={open}
      onClose={onClose}
      title={email?.subject ?? 'Email'}
      actions={
        <>
          {email?.isAgainPossible && email.state !== 'dropped' && (
            <Button busy={again.isPending} onClick={() => again.mutate()}>
              {email.sentAt ? 'Send it again' : 'Send it now'}
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      {again.error && (
        <Callout tone="harm" title="Not sent">
          {again.error.message}
        </Callout>
      )}
      <LoadingPanel query={query}>{(answer) => <EmailBody email={answer} />}</LoadingPanel>
    </Dialog>
  )
}
