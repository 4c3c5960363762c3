/** How the values of a column come back in the first rows. */
export type Recurrence = {
  /** How many rows have a value. */
  filled: number
  /** How many different values there are. */
  distinct: number
  /** How many of them occur on more than one day. */
  returning: number
}

/**
 * How often the values of a column occur, and whether on one day or on several: a customer comes back on other days,
 * an order does not.
 *
 * @param date the column of the date; undefined: no day is known, and nothing returns
 * @example recurrenceOf([['7', '2026-01-01'], ['7', '2026-01-02'], ['8', '2026-01-02']], 0, 1) // { filled: 3, distinct: 2, returning: 1 }
 */
export function recurrenceOf(
  rows: readonly (readonly string[])[],
  column: number,
  date: number | undefined,
): Recurrence {
  const firstDays = new Map<string, string>()
  const returning = new Set<string>()
  let filled = 0
  for (const row of rows) {
    const value = row[column]?.trim() ?? ''
    if (value === '') continue
    filled += 1
    const day = dayOf(date === undefined ? '' : (row[date] ?? ''))
    const first = firstDays.get(value)
    if (first === undefined) firstDays.set(value, day)
    else if (first !== day) returning.add(value)
  }
  return { filled, distinct: firstDays.size, returning: returning.size }
}

/** The day of a date, roughly: what stands before its time, or a Unix time without its last digits. */
function dayOf(text: string): string {
  const trimmed = text.trim()
  if (/^\d{9,13}$/.test(trimmed)) return trimmed.slice(0, trimmed.length > 10 ? -8 : -5)
  return trimmed.split(/[T ](?=\d{1,2}:)|\.(?=\d+$)(?<=^\d{5}\.)/, 1)[0]!
}

/** Whether every value of one column goes with a single value of another. */
export function dependsOn(rows: readonly (readonly string[])[], column: number, on: number): boolean {
  const known = new Map<string, string>()
  return rows.every((row) => {
    const [key, value] = [row[on] ?? '', row[column] ?? '']
    const first = known.get(key)
    if (first === undefined) known.set(key, value)
    return first === undefined || first === value
  })
}
