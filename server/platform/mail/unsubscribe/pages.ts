import { markup } from '../../pages/markup.ts'
import { oneButton, plainPage } from '../../pages/plain-page.ts'
import type { Settings } from '../../settings/schema.ts'

type Subscription = { email: string; list: string }

/** Asks before anything changes, because mail programs and scanners open links by themselves. */
export function confirmUnsubscribePage(settings: Settings, { email, list }: Subscription): string {
  const body = markup`<p>${email} receives emails from the list “${list}”. Other emails, such as links you ask for, are not affected.</p>
${oneButton('Unsubscribe')}`
  return plainPage({ title: 'Unsubscribe from these emails?', ...settings, body })
}

export function unsubscribedPage(settings: Settings, { email, list }: Subscription): string {
  const body = markup`<p>${email} no longer receives emails from the list “${list}”. You can close this page.</p>`
  return plainPage({ title: 'Done', ...settings, body })
}

export function unknownUnsubscribePage(settings: Settings): string {
  const body = markup`<p>None of our emails contains this link. Copy the whole link at the end of an email.</p>`
  return plainPage({ title: 'This link does not work', ...settings, body })
}
