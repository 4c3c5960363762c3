import { readable } from '../../../ui/chart/color.ts'
import { markup, Markup } from '../pages/markup.ts'

/** A letter as whoever causes it writes it; how it looks as text and as HTML follows from it. */
export type Email = {
  /** What it is, for the outbox: 'portal link', 'progress' … */
  kind: string
  to: string
  subject: string
  paragraphs: string[]
  button?: { label: string; url: string }
  figures?: { label: string; value: string }[]
  footer?: string
  /** The company's own, as #rrggbb; Rondo's when left out. */
  colour?: string
  /** The list it belongs to, which its reader may leave; letters of no list are always sent. */
  list?: string
  customerId?: number
  /** What in it lets its reader in, and until when; it is forgotten once the letter is on its way, or has no use. */
  secret?: { text: string; until: Date }
}

export type RenderedEmail = { subject: string; text: string; html: string }

/** The sender's own name and language, and the way out of the list. */
export type SenderDetails = { companyName: string; locale: string; unsubscribeUrl: string | null }

/**
 * The letter as it is sent: subject, plain text and HTML from one source.
 */
export function renderEmail(letter: Email, head: SenderDetails): RenderedEmail {
  return {
    subject: oneLine(letter.subject),
    text: renderText(letter, head),
    html: String(renderHtml(letter, head)),
  }
}

/** One line that cannot start another one: no header can be slipped in by a name. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim()
}

/** Without the characters that are not text, which PostgreSQL and mail programs refuse; lines stay lines. */
function withoutControlCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
}

function renderText(
  { paragraphs, figures = [], button, footer }: Email,
  { companyName, unsubscribeUrl: stopUrl }: SenderDetails,
): string {
  const widest = Math.max(0, ...figures.map(({ label }) => oneLine(label).length))
  const end = [
    footer && withoutControlCharacters(footer),
    oneLine(companyName),
    stopUrl && `No more of these letters: ${stopUrl}`,
  ]
    .filter(Boolean)
    .join('\n')
  const parts = [
    ...paragraphs.map(withoutControlCharacters),
    figures.map(({ label, value }) => `${oneLine(label).padEnd(widest)}  ${oneLine(value)}`).join('\n'),
    button ? `${oneLine(button.label)}:\n${button.url}` : '',
    end && `-- \n${end}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

// Mail programs know tables and inline styles, and little else; colours hold on light and dark alike.
const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const BODY = `${FONT};font-size:16px;line-height:1.5`
const COLOUR = '#0f5c5c'
const SMALL = `${FONT};font-size:13px;line-height:1.5;opacity:0.75`

function renderHtml(letter: Email, { companyName, locale, unsubscribeUrl: stopUrl }: SenderDetails): Markup {
  const language = locale.startsWith('en') ? locale : 'en'
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(letter.subject)}</title>
</head>
<body style="margin:0;padding:0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
${letter.paragraphs.map((text) => row(BODY, withLineBreaks(withoutControlCharacters(text))))}
${letter.figures?.length ? row(BODY, renderFigures(letter.figures)) : null}
${letter.button ? row(BODY, renderButton(letter.button, letter.colour)) : null}
${row(`${SMALL};padding-top:16px`, renderFooter(letter.footer, companyName, stopUrl))}
</table>
</td></tr></table>
</body>
</html>
`
}

const row = (style: string, content: Markup) =>
  markup`<tr><td align="left" style="padding:0 0 16px 0;${style}">${content}</td></tr>\n`

const withLineBreaks = (text: string) =>
  markup`${text.split('\n').map((line, at) => markup`${at > 0 ? markup`<br>` : null}${line}`)}`

const renderFigures = (figures: { label: string; value: string }[]) =>
  markup`<table cellpadding="0" cellspacing="0" border="0">${figures.map(
    ({ label, value }) =>
      markup`<tr><th scope="row" align="left" style="padding:2px 24px 2px 0;font-weight:normal;${BODY}">${oneLine(label)}</th><td align="right" style="padding:2px 0;font-weight:bold;${BODY}">${oneLine(value)}</td></tr>`,
  )}</table>`

function renderButton({ label, url }: { label: string; url: string }, colour = COLOUR): Markup {
  const ink = readable(colour, '#ffffff', '#171614')
  return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="${colour}" style="border-radius:6px;background-color:${colour}"><a href="${url}" style="display:inline-block;padding:12px 20px;text-decoration:none;${BODY};font-weight:600;color:${ink}">${oneLine(label)}</a></td></tr></table>`
}

function renderFooter(footer: string | undefined, companyName: string, stopUrl: string | null): Markup {
  const stop = stopUrl && markup`<a href="${stopUrl}" style="color:inherit">No more of these letters</a>`
  const parts = [
    footer && withLineBreaks(withoutControlCharacters(footer)),
    oneLine(companyName),
    stop,
  ].filter(Boolean) as Markup[]
  return markup`${parts.map((part, at) => markup`${at > 0 ? markup`<br>` : null}${part}`)}`
}
