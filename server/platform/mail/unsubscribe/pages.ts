import { markup } from '../../pages/markup.ts'
import { oneButton, plainPage } from '../../pages/plain-page.ts'
import type { Settings } from '../../settings/schema.ts'

type Subscription = { email: string; list: string }

/** Asks before anything changes, because mail programs and scanners open links by themselves. */
export function confirmUnsubscribePage(settings: Settings, { email, list }: Subscription): string {
  const body = markup`<p>${email} gets letters of the list “${list}”. Other letters, such as links you ask for, are not concerned.</p>
${oneButton('Send me no more of them')}`
  return plainPage({ title: 'No more of these letters?', ...settings, body })
}

export function unsubscribedPage(settings: Settings, { email, list }: Subscription): string {
  const body = markup`<p>No more letters of the list “${list}” go to ${email}. You can close this page.</p>`
  return plainPage({ title: 'Done', ...settings, body })
}

export function unknownUnsubscribePage(settings: Settings): string {
  const body = markup`<p>No letter of ours carries this link. Take the one at the end of a letter, and take the whole of it.</p>`
  return plainPage({ title: 'This link leads nowhere', ...settings, body })
}
