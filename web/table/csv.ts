import { csvLine } from '../../server/platform/csv/csv.ts'

/** A column of a table that can be exported, for people and for programs. */
export interface CsvColumn<Row> {
  head: string
  /** As the page shows it. */
  seen: (row: Row) => string
  /** ISO dates, plain decimals, empty if unknown. */
  raw: (row: Row) => string | number | null
  /** Only in the raw file, such as the limits of an interval. */
  rawOnly?: boolean
}

/** The separator of cells: `;` where the locale writes a decimal comma. @example separatorOf('de-CH') // ',' */
export function separatorOf(locale: string): ',' | ';' {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5)
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ';' : ','
}

/**
 * A table as delimited text, with a byte-order mark so that spreadsheets detect UTF-8.
 *
 * @example tableCsv([{ head: 'n', seen: String, raw: Number }], [1], 'raw', 'en') // '\uFEFFn\r\n1\r\n'
 */
export function tableCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  format: 'seen' | 'raw',
  locale: string,
): string {
  const separator = separatorOf(locale)
  const taken = columns.filter(({ rawOnly }) => format === 'raw' || !rawOnly)
  const lines = rows.map((row) =>
    csvLine(
      taken.map((column) => column[format](row)),
      separator,
    ),
  )
  const head = csvLine(
    taken.map((column) => column.head),
    separator,
  )
  return `\uFEFF${head}${lines.join('')}`
}
