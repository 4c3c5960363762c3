import { markup, Markup } from './markup.ts'

/** A page that works without script: one column, one thing to do. */
export type PlainPage = { title: string; companyName: string; locale: string; body: Markup }

export function plainPage({ title, companyName, locale, body }: PlainPage): string {
  const language = locale.startsWith('en') ? locale : 'en'
  return String(markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${companyName ? `${title} · ${companyName}` : title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/plain.css">
</head>
<body>
<main>
${companyName ? markup`<p class="company">${companyName}</p>` : null}
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`)
}

/** A form with one button that posts to the address of the page. */
export const oneButton = (label: string) => markup`<form method="post"><button>${label}</button></form>`

/**
 * The style sheet of these pages.
 *
 * @param accent the company's colour, and `onAccent` what can be read on it; both #rrggbb, checked by the caller
 */
export function plainCss(accent: string, onAccent: string): string {
  return `:root { color-scheme: light dark; --paper: light-dark(#fbfaf7, #171614); --ink: light-dark(#1d1b18, #f0ede6) }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.6 Inter, system-ui, sans-serif }
main { max-width: 30rem; margin: 0 auto; padding: 48px 20px }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 16px }
p { margin: 0 0 16px }
.company { font-weight: 600; margin: 0 0 32px }
form { display: flex; flex-direction: column; gap: 12px; align-items: flex-start; margin: 24px 0 }
label { font-weight: 600 }
input { font: inherit; width: 100%; box-sizing: border-box; min-height: 48px; padding: 8px 12px; border: 1px solid #767676; border-radius: 6px; background: transparent; color: inherit }
button, .button { font: inherit; font-weight: 600; min-height: 48px; padding: 8px 24px; border: 1px solid ${onAccent}; border-radius: 6px; background: ${accent}; color: ${onAccent}; cursor: pointer; text-decoration: none; display: inline-block }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
`
}
