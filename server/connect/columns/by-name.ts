import type { ColumnGuess } from '../inspection/plan.ts'
import { plainName } from './vocabulary.ts'

/**
 * Guesses which columns hold what by their names alone: the first column that a pattern fits. Every column is taken once.
 *
 * @param patterns for names as `plainName` gives them
 */
export function guessByName(
  patterns: Readonly<Record<string, RegExp>>,
  columns: readonly string[],
): ColumnGuess[] {
  const names = columns.map(plainName)
  const guesses: ColumnGuess[] = []
  for (const [field, pattern] of Object.entries(patterns)) {
    const column = names.findIndex(
      (name, index) => pattern.test(name) && !guesses.some((guess) => guess.column === index),
    )
    if (column >= 0) guesses.push({ field, column, confidence: 'sure', why: 'its name' })
  }
  return guesses
}
