import type { MailState } from './queries.ts'

/** The states of an email, with the label and the tone of its chip. */
export const MAIL_STATES: Record<
  MailState,
  { label: string; tone: 'plain' | 'attention' | 'harm' | 'good' }
> = {
  waiting: { label: 'waits', tone: 'plain' },
  sending: { label: 'on its way', tone: 'plain' },
  sent: { label: 'sent', tone: 'good' },
  kept: { label: 'stored here', tone: 'attention' },
  failed: { label: 'rejected', tone: 'harm' },
  dropped: { label: 'unsubscribed', tone: 'plain' },
}

/**
 * The first URL in an email, so that it can be handed over.
 *
 * @example findLink('Open your page: https://rondo.example/portal/l/abc\n') // 'https://rondo.example/portal/l/abc'
 */
export function findLink(text: string): string | null {
  return /https?:\/\/[^\s<>"]+/.exec(text)?.[0] ?? null
}

/**
 * The names of a month and of the next one.
 *
 * @param month its first day
 * @example monthNames('2026-12-01', 'en-GB') // { running: 'December', next: 'January' }
 */
export function monthNames(month: string, locale: string): { running: string; next: string } {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const date = new Date(`${month}T00:00:00Z`)
  const running = format.format(date)
  date.setUTCMonth(date.getUTCMonth() + 1)
  return { running, next: format.format(date) }
}
