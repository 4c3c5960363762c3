import { readable } from '../../../ui/chart/color.ts'
import { markup, Markup } from '../pages/markup.ts'

/** An email as its sender describes it; plain text and HTML are rendered from it. */
export type Email = {
  /** Shown in the outbox: 'portal link', 'progress' … */
  kind: string
  to: string
  subject: string
  paragraphs: string[]
  button?: { label: string; url: string }
  figures?: { label: string; value: string }[]
  footer?: string
  /** The company's colour as #rrggbb; Rondo's own by default. */
  colour?: string
  /** The list it belongs to, which the recipient can leave; an email without a list is always sent. */
  list?: string
  customerId?: number
  /** A part that grants access, such as a link, and until when; it is removed once the email is sent or the part expires. */
  secret?: { text: string; until: Date }
}

export type RenderedEmail = { subject: string; text: string; html: string }

/** The company's name and language, and the address at which to leave the list. */
export type SenderDetails = { companyName: string; locale: string; unsubscribeUrl: string | null }

/**
 * Renders subject, plain text and HTML from one description.
 *
 * @example renderEmail({ kind: 'test', to: 'ada@example.com', subject: 'A\r\nB', paragraphs: [] }, { companyName: '', locale: 'en-GB', unsubscribeUrl: null }).subject // 'A B'
 */
export function renderEmail(email: Email, sender: SenderDetails): RenderedEmail {
  return {
    subject: oneLine(email.subject),
    text: renderText(email, sender),
    html: String(renderHtml(email, sender)),
  }
}

/** Text on one line, so that a name cannot inject a header. @example oneLine('A\r\nB') // 'A B' */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\s]+/g, ' ').trim()
}

/** Without control characters, which PostgreSQL and mail programs refuse; line breaks stay. */
function withoutControlCharacters(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
}

function renderText(
  { paragraphs, figures = [], button, footer }: Email,
  { companyName, unsubscribeUrl }: SenderDetails,
): string {
  const widest = Math.max(0, ...figures.map(({ label }) => oneLine(label).length))
  const end = [
    footer && withoutControlCharacters(footer),
    oneLine(companyName),
    unsubscribeUrl && `Unsubscribe: ${unsubscribeUrl}`,
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

// Mail programs support tables and inline styles and little else. The colours work on light and dark backgrounds.
const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"
const BODY = `${FONT};font-size:16px;line-height:1.5`
const COLOUR = '#0f5c5c'
const SMALL = `${FONT};font-size:13px;line-height:1.5;opacity:0.75`

function renderHtml(email: Email, { companyName, locale, unsubscribeUrl }: SenderDetails): Markup {
  const language = locale.startsWith('en') ? locale : 'en'
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${oneLine(email.subject)}</title>
</head>
<body style="margin:0;padding:0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
${email.paragraphs.map((text) => row(BODY, withLineBreaks(withoutControlCharacters(text))))}
${email.figures?.length ? row(BODY, renderFigures(email.figures)) : null}
${email.button ? row(BODY, renderButton(email.button, email.colour)) : null}
${row(`${SMALL};padding-top:16px`, renderFooter(email.footer, companyName, unsubscribeUrl))}
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

function renderFooter(
  footer: string | undefined,
  companyName: string,
  unsubscribeUrl: string | null,
): Markup {
  const stop =
    unsubscribeUrl && markup`<a href="${unsubscribeUrl}" style="color:inherit">No more of these letters</a>`
  const parts = [
    footer && withLineBreaks(withoutControlCharacters(footer)),
    oneLine(companyName),
    stop,
  ].filter(Boolean) as Markup[]
  return markup`${parts.map((part, at) => markup`${at > 0 ? markup`<br>` : null}${part}`)}`
}
