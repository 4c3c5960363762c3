import { Callout } from '../../../ui/message/Callout.tsx'

const EXAMPLE = `SMTP_URL=smtps://user:password@smtp.example.com:465
MAIL_FROM="Ada of Example <ada@example.com>"`

/** Whether emails are sent and from which address; without a mail server, how to set one. */
export function Delivery({ isSending, from }: { isSending: boolean; from: string }) {
  if (isSending) {
    return (
      <p>
        Emails are sent as <span className="font-medium">{from}</span>. Set the server and the sender with
        SMTP_URL and MAIL_FROM when you start Rondo.
      </p>
    )
  }
  return (
    <Callout tone="attention" title="No email is sent yet: there is no mail server">
      <p>
        Emails are stored here so that you can read them and pass them on. To send them, set these two
        variables and restart Rondo:
      </p>
      <pre className="mt-2 text-small [overflow-wrap:anywhere] whitespace-pre-wrap">{EXAMPLE}</pre>
    </Callout>
  )
}
