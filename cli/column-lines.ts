import type { Inspection } from '../server/connect/inspection/plan.ts'

const CERTAINTY = { sure: 'certain', likely: 'likely', unsure: 'please check' }
const MOST_CHARACTERS = 28
const MOST_VALUES = 3

/**
 * What was guessed about a file, for a terminal: each column with its first values, what it is read as, and how certain
 * that is; then the columns that are left out although their names suggest otherwise.
 */
export function columnLines({ plan, fields, guesses, rows, leftOut }: Inspection): string[] {
  const fieldOf = new Map(Object.entries(plan.mapping).map(([field, column]) => [column, field]))
  const table = plan.columns.map((name, column) => {
    const field = fieldOf.get(column)
    const guess = guesses.find((one) => one.column === column)
    const label = fields.find((one) => one.name === field)?.label
    const certainty = guess ? `${CERTAINTY[guess.confidence]}: ${guess.why}` : field ? 'as you said' : ''
    return [name, valuesOf(rows, column), label ?? 'not read', certainty]
  })
  const lines = aligned([['Column', 'First values', 'Read as', 'How certain'], ...table])
  return [
    ...lines,
    ...leftOut.map(({ column, why }) => `“${short(plan.columns[column]!)}” is left out. ${why}`),
  ]
}

function valuesOf(rows: Inspection['rows'], column: number): string {
  const values = rows.map((row) => row[column]?.trim() ?? '').filter(Boolean)
  return [...new Set(values)].slice(0, MOST_VALUES).join(', ')
}

/** A text that fits a column of a terminal and holds nothing that would control it. */
function short(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
  return plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS - 1)}…` : plain
}

function aligned(rows: readonly string[][]): string[] {
  const cells = rows.map((row) => row.map((cell, at) => (at < 2 ? short(cell) : cell)))
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
