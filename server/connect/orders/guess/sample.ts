import { plainName } from '../../columns/vocabulary.ts'
import { type ColumnProfile, profileColumn } from '../../table/column-profile.ts'
import type { Field, Mapping } from '../fields.ts'
import type { ColumnGuess as AnyGuess } from '../../inspection/plan.ts'

/** Which field a column seems to hold and why; it is shown and can be corrected. */
export type ColumnGuess = AnyGuess & { field: Field }

/** The first rows of a file with the guesses made so far. Every column and every field is taken once. */
export class OrderSample {
  readonly columns: readonly string[]
  /** The names of the columns as `plainName` gives them; empty where the file names none. */
  readonly names: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly profiles: readonly ColumnProfile[]
  readonly hasHeader: boolean
  guesses: ColumnGuess[] = []

  constructor(columns: readonly string[], rows: readonly (readonly string[])[], hasHeader: boolean) {
    this.columns = columns
    this.names = columns.map((column) => (hasHeader ? plainName(column) : ''))
    this.rows = rows
    this.profiles = columns.map((_, column) => profileColumn(rows.map((row) => row[column] ?? '')))
    this.hasHeader = hasHeader
  }

  get mapping(): Mapping {
    return Object.fromEntries(this.guesses.map(({ field, column }) => [field, column]))
  }

  isFree = (column: number): boolean => !this.guesses.some((guess) => guess.column === column)

  isOpen = (field: Field): boolean => !this.guesses.some((guess) => guess.field === field)

  /** Takes a guess; a column moves where it was taken for a name alone. */
  take = (guess: ColumnGuess): void => {
    if (!this.isOpen(guess.field)) return
    this.guesses = [...this.guesses.filter(({ column }) => column !== guess.column), guess]
  }
}
