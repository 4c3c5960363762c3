import type { Inspection } from '../imports/queries.ts'
import { fieldOf } from './mapping.ts'

type Guess = Inspection['guesses'][number]

/** How certain a guess is, as a label with its tone. */
export const CERTAINTY: Record<Guess['confidence'], { word: string; tone: 'good' | 'plain' | 'attention' }> =
  {
    sure: { word: 'Certain', tone: 'good' },
    likely: { word: 'Likely', tone: 'plain' },
    unsure: { word: 'Please check', tone: 'attention' },
  }

/** What a column is read as, and the guess behind it; `guess` is null where a person chose it. */
export type ColumnReading = { label: string; guess: Guess | null }

/** What a column is read as; null where it is not read. */
export function readingOf(
  { plan, fields, guesses }: Pick<Inspection, 'plan' | 'fields' | 'guesses'>,
  column: number,
): ColumnReading | null {
  const field = fieldOf(plan.mapping, column)
  if (field === null) return null
  const label = fields.find(({ name }) => name === field)?.label ?? field
  return { label, guess: guesses.find((guess) => guess.column === column) ?? null }
}
