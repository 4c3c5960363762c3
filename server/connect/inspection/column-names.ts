import type { ColumnGuess } from './plan.ts'

/** Guesses which columns hold what by their names alone: the first column that a pattern fits. Every column is taken once. */
export function guessByName(
  patterns: Readonly<Record<string, RegExp>>,
  columns: readonly string[],
): ColumnGuess[] {
  const guesses: ColumnGuess[] = []
  for (const [field, pattern] of Object.entries(patterns)) {
    const column = columns.findIndex(
      (name, index) => pattern.test(name.trim()) && !guesses.some((guess) => guess.column === index),
    )
    if (column >= 0) guesses.push({ field, column, confidence: 'sure', why: 'its name' })
  }
  return guesses
}
