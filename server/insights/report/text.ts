import { terminalText } from '../../platform/process/terminal.ts'
import type { Report } from './report.ts'
import { preface, sectionsOf, type Section } from './sections.ts'
import { textTable, wrapped } from './text-table.ts'

const WIDTH = 98
const [BOLD, DIM, PLAIN] = ['\u001B[1m', '\u001B[2m', '\u001B[0m']

/**
 * The report for a terminal: findings and tables that fit 100 columns.
 *
 * @param color true for a terminal; false for files and pipes, which get plain text
 */
export function reportText(report: Report, { color = false }: { color?: boolean } = {}): string {
  const bold = (text: string) => (color ? `${BOLD}${text}${PLAIN}` : text)
  const dim = (text: string) => (color ? `${DIM}${text}${PLAIN}` : text)
  const title = report.companyName ? `${report.companyName}: who comes back` : 'Who comes back'
  const lines = [
    bold(printable(title)),
    ...preface(report).flatMap((line) => wrapped(printable(line), WIDTH)),
  ]
  for (const section of sectionsOf(report, { months: 24, columns: 16 })) {
    lines.push(
      '',
      bold(section.title),
      ...wrapped(printable(section.sentence), WIDTH),
      ...tableLines(section, dim),
    )
  }
  return `${lines.join('\n')}\n`
}

function tableLines({ table }: Section, dim: (text: string) => string): string[] {
  if (!table) return []
  const columns = table.head.map((head, at) => ({
    head,
    align: at === 0 ? ('left' as const) : ('right' as const),
  }))
  const [head, ...rows] = textTable(
    columns,
    table.rows.map((row) => row.map(printable)),
  )
  const notes = table.notes.flatMap((note) => wrapped(note, WIDTH))
  return ['', dim(head!), ...rows, ...notes.map(dim)]
}

/** A name can contain control characters, which would act on the terminal. */
function printable(text: string): string {
  return terminalText(text).replaceAll(/[\n\t]/g, ' ')
}
