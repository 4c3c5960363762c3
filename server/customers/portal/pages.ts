import { markup, Markup } from '../../platform/pages/markup.ts'
import { oneButton, plainPage } from '../../platform/pages/plain-page.ts'
import type { Settings } from '../../platform/settings/schema.ts'
import type { LinkState } from './links/state.ts'

/** Asks before it uses the link: mail programs and scanners open links by themselves. */
export function openPage(settings: Settings): string {
  const body = markup`<p>Your goals, and how far you are, on one page. The link works once and keeps this browser signed in for 30 days.</p>
${oneButton('Open your page')}`
  return plainPage({ title: 'Welcome', ...settings, body })
}

const EXPLANATIONS: Record<Exclude<LinkState, 'alive'>, { title: string; text: string }> = {
  used: {
    title: 'This link was used already',
    text: 'Each link works once, so that nobody who finds it later comes in. A new one takes a moment.',
  },
  expired: {
    title: 'This link has run out',
    text: 'Links live for some days only. A new one takes a moment.',
  },
  revoked: {
    title: 'This link was closed',
    text: 'Whoever sent it to you has closed it. If that was by mistake, write to them.',
  },
  unknown: {
    title: 'This link leads nowhere',
    text: 'Perhaps a part of it was lost on the way. Take the whole of it, or ask for a new one.',
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
  const body = markup`<p>If a page belongs to this address, a letter with a new link is on its way. It can take a few minutes; look among the unwanted letters too.</p>`
  return plainPage({ title: 'Look into your letters', ...settings, body })
}

export function tooManyPage(settings: Settings, text: string): string {
  return plainPage({ title: 'A little later, please', ...settings, body: markup`<p>${text}</p>` })
}

function newLinkForm(): Markup {
  return markup`<form method="post" action="/portal/new-link">
<label for="email">Your e-mail address</label>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="320">
<button>Send me a new link</button>
</form>`
}
