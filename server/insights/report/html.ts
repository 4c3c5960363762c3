import { markup, Markup } from '../../platform/pages/markup.ts'
import type { Report } from './report.ts'
import { preface, sectionsOf, type Section } from './sections.ts'
import type { ReportTable } from './table.ts'

const LIMITS = { months: 36, columns: 24 }

/** The report as one self-contained page: no script, charts as SVG, for print and mail. */
export function reportHtml(report: Report): string {
  const title = report.companyName ? `${report.companyName}: who comes back` : 'Who comes back'
  const made = new Intl.DateTimeFormat(report.locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: report.timeZone,
  }).format(new Date(report.createdAt))
  const language = report.locale.startsWith('en') ? report.locale : 'en'
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(CSS)}</style>
</head>
<body>
<main>
<header><h1>${title}</h1>${preface(report).map((line) => markup`<p>${line}</p>`)}</header>
${sectionsOf(report, LIMITS).map(sectionHtml)}
<footer><p>Made by Rondo on <time datetime="${report.createdAt}">${made}</time>.</p></footer>
</main>
</body>
</html>
`
  return String(page)
}

function sectionHtml({ name, title, sentence, table, chart }: Section): Markup {
  const svg = chart()
  return markup`<section id="${name}">
<h2>${title}</h2>
<p class="finding">${unbroken(sentence)}</p>
${svg === null ? null : markup`<figure>${new Markup(svg)}</figure>`}
${table && tableHtml(table, title)}
</section>
`
}

/** A number and its sign stay on one line. */
const unbroken = (text: string) => text.replaceAll(' %', '\u00A0%')

function tableHtml({ head, rows, notes, shades }: ReportTable, caption: string): Markup {
  const deepest = Math.max(0, ...(shades ?? []).flat().map((share) => share ?? 0))
  const cell = (text: string, row: number, column: number) => {
    if (column === 0) return markup`<th scope="row">${text}</th>`
    const share = shades?.[row]?.[column - 2] ?? null
    return share === null
      ? markup`<td>${text}</td>`
      : markup`<td style="background:rgb(15 94 92 / ${(0.4 * (share / (deepest || 1))).toFixed(2)})">${text}</td>`
  }
  return markup`<div class="wide" role="region" aria-label="${caption}, table" tabindex="0"><table${shades ? markup` class="heat"` : null}><caption>${caption}</caption>
<thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row, at) => markup`<tr>${row.map((text, column) => cell(text, at, column))}</tr>\n`)}</tbody>
</table></div>
${notes.map((note) => markup`<p class="note">${note}</p>`)}`
}

// Black on white, also on a dark screen: the page looks as it prints.
const CSS = `
:root { color-scheme: light }
body { margin: 0; background: #fff; color: #000; font: 16px/1.5 Inter, system-ui, sans-serif }
main { max-width: 800px; margin: 0 auto; padding: 32px 16px }
h1 { font: 28px/1.2 Georgia, serif; margin: 0 0 8px }
h2 { font-size: 20px; margin: 40px 0 4px; border-top: 1px solid #bbb; padding-top: 16px }
p { margin: 4px 0; max-width: 70ch }
figure { margin: 16px 0; max-width: 720px }
svg { display: block; width: 100%; height: auto }
.wide { overflow-x: auto; margin: 16px 0 8px }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums }
caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
th, td { padding: 4px 8px; text-align: right; font-weight: normal; white-space: nowrap; border-bottom: 1px solid #ddd }
thead th { font-weight: 600 }
th:first-child { text-align: start }
.heat { font-size: 13px }
.heat th, .heat td { padding: 4px 5px }
.note, footer { font-size: 13px; color: #333 }
@media print {
  @page { margin: 16mm }
  main { max-width: none; padding: 0 }
  figure, tr { break-inside: avoid }
  h2 { break-after: avoid }
  .heat { font-size: 10px }
  .heat th, .heat td { padding: 2px }
  td, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}`
