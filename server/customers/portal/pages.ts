import { markup, Markup } from '../../platform/pages/markup.ts'
import { oneButton, plainPage } from '../../platform/pages/plain-page.ts'
import type { Settings } from '../../platform/settings/schema.ts'
import type { LinkState } from './links/state.ts'

/** Asks before it uses the link: mail programs and scanners open links by themselves. */
export function openPage(settings: Settings): string {
  const body = markup`<p>Your goals and your progress on one page. The link works once and keeps this browser signed in for 30 days.</p>
${oneButton('Open your page')}`
  return plainPage({ title: 'Welcome', ...settings, body })
}

const EXPLANATIONS: Record<Exclude<LinkState, 'alive'>, { title: string; text: string }> = {
  used: {
    title: 'This link has already been used',
    text: 'Each link works only once, so that nobody who finds it later can use it. A new one takes a moment.',
  },
  expired: {
    title: 'This link has expired',
    text: 'Links are valid for a few days only. A new one takes a moment.',
  },
  revoked: {
    title: 'This link was closed',
    text: 'The sender has closed it. If you think this is a mistake, write to them.',
  },
  unknown: {
    title: 'This link does not work',
    text: 'Part of it may be missing. Copy the whole link, or ask for a new one.',
  },
}

/** Why a link does not work, and what to do. @param isSignedIn whether this browser has a session anyway */
export function deadLinkPage(
  settings: Settings,
  state: Exclude<LinkState, 'alive'>,
  isSignedIn: boolean,
): string {
  const { title, text } = EXPLANATIONS[state]
  const inside = markup`<p>You are signed in on this browser.</p>
<p><a class="button" href="/portal">Open your page</a></p>`
  return plainPage({
    title,
    ...settings,
    body: isSignedIn ? inside : markup`<p>${text}</p>${newLinkForm()}`,
  })
}

/** The same for known and unknown addresses. */
export function newLinkPage(settings: Settings): string {
  const body = markup`<p>If there is a page for this address, an email with a new link is on its way. It can take a few minutes; check your spam folder too.</p>`
  return plainPage({ title: 'Check your email', ...settings, body })
}

export function tooManyPage(settings: Settings, text: string): string {
  return plainPage({ title: 'Please wait a little', ...settings, body: markup`<p>${text}</p>` })
}

function newLinkForm(): Markup {
  return markup`<form method="post" action="/portal/new-link">
<label for="email">Your email address</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="320">
<button>Send me a new link</button>
</form>`
}
