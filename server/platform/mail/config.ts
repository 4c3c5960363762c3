import { Refusal } from '../errors/refusal.ts'

export type MailConfig = {
  /** The mail server; null: emails are kept and can be read in the outbox. */
  smtpUrl: string | null
  /** The sender: an address, or a name with an address. */
  mailFrom: string
}

/**
 * Reads SMTP_URL and MAIL_FROM.
 *
 * @throws Refusal that names the variable and what it should look like; never the password in it
 * @example readMailConfig({ SMTP_URL: 'smtp://smtp.example.com', MAIL_FROM: 'Ada <ada@example.com>' }, 'https://rondo.example').mailFrom // 'Ada <ada@example.com>'
 */
export function readMailConfig(env: NodeJS.ProcessEnv, url: string): MailConfig {
  const smtpUrl = readSmtpUrl(env.SMTP_URL)
  const mailFrom = env.MAIL_FROM || (smtpUrl ? smtpUser(smtpUrl) : `rondo@${new URL(url).hostname}`)
  if (/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/.test(mailFrom)) return { smtpUrl, mailFrom }
  throw new Refusal(
    400,
    'config',
    `MAIL_FROM is "${mailFrom}"; with SMTP_URL it must name the sender, such as: Ada <ada@example.com>.`,
  )
}

function readSmtpUrl(value: string | undefined): string | null {
  if (!value) return null
  if (/^smtps?:\/\//.test(value) && URL.canParse(value) && new URL(value).hostname) return value
  throw new Refusal(
    400,
    'config',
    'SMTP_URL is not the address of a mail server. It should look like smtps://user:password@smtp.example.com:465. Without it, emails are kept in the outbox.',
  )
}

function smtpUser(smtpUrl: string): string {
  const { username } = new URL(smtpUrl)
  try {
    return decodeURIComponent(username)
  } catch {
    // An unescaped % in the name: used as it stands, as SMTP authentication does.
    return username
  }
}
