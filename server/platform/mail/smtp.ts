import { createTransport } from 'nodemailer'
import type { ClaimedEmail } from './delivery-store.ts'

export type SendOutcome =
  | { state: 'sent' }
  /** `isUnreachable`: the fault is not this email's, so that no other one would be sent either. */
  | { state: 'waiting' | 'failed'; error: string; isUnreachable: boolean }

const SENDING_LIMIT_MS = 120_000

/** Sends one email through the mail server, within two minutes. Never throws. */
export async function deliver(email: ClaimedEmail, url: string, from: string): Promise<SendOutcome> {
  const transport = createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error('The mail server took longer than two minutes to answer.')),
      SENDING_LIMIT_MS,
    )
  })
  try {
    await Promise.race([transport.sendMail(messageOf(email, from)), limit])
    return { state: 'sent' }
  } catch (error) {
    return failureOutcome(error as SmtpError)
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

const messageOf = (email: ClaimedEmail, from: string) => ({
  from,
  to: { name: '', address: email.recipient },
  subject: email.subject,
  text: email.body_text,
  html: email.body_html,
  messageId: email.message_id,
  // Prevents automatic replies of people who are away.
  headers: { 'Auto-Submitted': 'auto-generated', ...email.headers },
})

type SmtpError = Error & { code?: string; response?: string; responseCode?: number }

/** A 5xx response is permanent, except for a wrong password, which is ours and can be corrected. */
function failureOutcome({ code, message, response, responseCode = 0 }: SmtpError): SendOutcome {
  const error = (response ?? message).slice(0, 1000)
  const isPermanent = responseCode >= 500 && code !== 'EAUTH'
  return {
    state: isPermanent ? 'failed' : 'waiting',
    error,
    isUnreachable: responseCode === 0 || code === 'EAUTH',
  }
}
