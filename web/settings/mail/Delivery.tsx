import { Callout } from '../../../ui/message/Callout.tsx'

const EXAMPLE = `SMTP_URL=smtps://user:password@smtp.example.com:465
MAIL_FROM="Ada of Example <ada@example.com>"`

/** Whether emails are sent and from which address; without a mail server, how to set one. */
export function Delivery({ isSending, from }: { isSending: boolean; from: string }) {
  if (isSending) {
    return (
      <p>
        Letters are sent as <span className="font-medium">{from}</span>. Both the server and the sender are
        set where Rondo is started, by SMTP_URL and MAIL_FROM.
      </p>
    )
  }
  return (
    <Callout tone="attention" title="No letter is sent yet: there is no mail server">
      <p>
        They are kept here, to be read and handed over. To send them, set these two where Rondo is started,
        and start it again:
      </p>
      <pre className="mt-2 text-small [overflow-wrap:anywhere] whitespace-pre-wrap">{EXAMPLE}</pre>
    </Callout>
  )
}
