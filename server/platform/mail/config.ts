import { Refusal } from '../errors/refusal.ts'

export type MailConfig = {
  /** The server that letters leave by; null: letters are kept to be read in the outbox. */
  smtpUrl: string | null
  /** Who letters are from: an address, or a name with an address. */
  mailFrom: string
}

/**
 * How letters leave, by SMTP_URL and MAIL_FROM.
 *
 * @throws Refusal that names the variable and what it should look like; never the password in it
 */
export function readMailConfig(env: NodeJS.ProcessEnv, url: string): MailConfig {
  const smtpUrl = readSmtpUrl(env.SMTP_URL)
  const mailFrom = env.MAIL_FROM || (smtpUrl ? smtpUser(smtpUrl) : `rondo@${new URL(url).hostname}`)
  if (/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(mailFrom)) return { smtpUrl, mailFrom }
  throw new Refusal(
    400,
    'config',
    `MAIL_FROM is "${mailFrom}"; with SMTP_URL it must say who letters are from, like: Ada <ada@example.com>.`,
  )
}

function readSmtpUrl(value: string | undefined): string | null {
  if (!value) return null
  if (/^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname) return value
  throw new Refusal(
    400,
    'config',
    'SMTP_URL is not an address of a mail server. It looks like smtps://user:password@smtp.example.com:465. Without it letters are kept in the outbox.',
  )
}

function smtpUser(smtpUrl: string): string {
  const { username } = new URL(smtpUrl)
  try {
    return decodeURIComponent(username)
  } catch {
    // A % of its own that nobody escaped: taken as it stands, as for signing in.
    return username
  }
}
