import type { ColumnGuess as AnyGuess } from '../inspection/plan.ts'
import { COLUMN_NAMES, plainName } from './column-names.ts'
import { type Field, FIELDS, type Mapping } from './fields.ts'
import { type ColumnProfile, profileColumn } from '../table/column-profile.ts'

/** Which field a column seems to hold and why; it is shown and can be corrected. */
export type ColumnGuess = AnyGuess & { field: Field }

/** The share of values that must fit: lower where the name leaves no doubt, since bad rows are rejected one by one. */
const REQUIRED_SHARE = { exact: 0.5, likely: 0.8 }

/** What the values must look like for a name to count; a column without values passes. */
const VALUE_CHECKS: Partial<Record<Field, (profile: ColumnProfile, most: number) => boolean>> = {
  date: ({ date }, most) => date >= most,
  time: ({ time }, most) => time >= most,
  email: ({ email }, most) => email >= most,
  quantity: ({ number }, most) => number >= most,
  price: ({ number }, most) => number >= most,
  amount: ({ number }, most) => number >= most,
  refunded: ({ number }, most) => number >= most,
  currency: ({ currency }, most) => currency >= most,
  name: ({ number }) => number < REQUIRED_SHARE.likely,
}

/**
 * Guesses which column holds what: by the header's names, checked against the values of the first rows; where
 * names say nothing, by the values alone. Every column is taken once.
 *
 * @example guessMapping(['Kunde', 'Datum', 'Betrag'], [['7', '31.12.2024', '12,50']], true).map(({ field }) => field) // ['customer', 'date', 'amount']
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly string[][],
  header: boolean,
): ColumnGuess[] {
  const profiles = columns.map((_, column) => profileColumn(rows.map((row) => row[column] ?? '')))
  const guesses: ColumnGuess[] = []
  const isFree = (column: number): boolean => !guesses.some((guess) => guess.column === column)
  const isOpen = (field: Field): boolean => !guesses.some((guess) => guess.field === field)
  const take = (candidate: ColumnGuess | null): void => {
    if (candidate && isFree(candidate.column) && isOpen(candidate.field)) guesses.push(candidate)
  }
  if (header) {
    for (const rank of ['exact', 'likely'] as const)
      for (const field of Object.keys(COLUMN_NAMES) as Field[])
        if (isOpen(field)) take(byName(field, rank, columns, profiles, isFree))
  }
  for (const candidate of byValues(profiles, header, isFree, isOpen)) take(candidate)
  return reconciled(guesses, columns, rows)
}

/** The mapping that the guesses make. */
export function mappingOf(guesses: readonly ColumnGuess[]): Mapping {
  return Object.fromEntries(guesses.map(({ field, column }) => [field, column]))
}

function byName(
  field: Field,
  rank: 'exact' | 'likely',
  columns: readonly string[],
  profiles: readonly ColumnProfile[],
  isFree: (column: number) => boolean,
): ColumnGuess | null {
  const { [rank]: pattern, never } = COLUMN_NAMES[field]
  if (!pattern) return null
  const fits = (column: number): boolean => {
    const name = plainName(columns[column]!)
    const profile = profiles[column]!
    if (!isFree(column) || !pattern.test(name) || never?.test(name)) return false
    return profile.filled === 0 || (VALUE_CHECKS[field]?.(profile, REQUIRED_SHARE[rank]) ?? true)
  }
  const column = columns.findIndex((_, index) => fits(index))
  if (column < 0) return null
  const confidence = rank === 'exact' ? 'sure' : 'likely'
  return { field, column, confidence, why: rank === 'exact' ? 'its name' : 'part of its name' }
}

/** Without names, values show a date or an address; the rest is guessed only where there is no header at all. */
function* byValues(
  profiles: readonly ColumnProfile[],
  header: boolean,
  isFree: (column: number) => boolean,
  isOpen: (field: Field) => boolean,
): Generator<ColumnGuess> {
  const first = (test: (profile: ColumnProfile) => boolean): number =>
    profiles.findIndex((profile, column) => isFree(column) && test(profile))
  const guess = function* (field: Field, column: number, why: string): Generator<ColumnGuess> {
    if (column >= 0 && isOpen(field)) yield { field, column, confidence: 'unsure', why }
  }
  yield* guess(
    'date',
    first(({ plainDate }) => plainDate >= 0.95),
    'its values are dates',
  )
  yield* guess(
    'email',
    first(({ email }) => email >= 0.95),
    'its values are e-mail addresses',
  )
  if (header) return
  const amount = first(({ number, integer }) => number >= 0.95 && integer < 0.9)
  yield* guess('amount', amount, 'its values are numbers with decimals')
  const customer = first(
    ({ filled, number, code }) => filled > 0.5 && (number < 0.5 || code > 0 || number === 1),
  )
  yield* guess('customer', customer, 'the first column that is neither date nor amount')
  const quantity = first(({ integer, code }) => integer >= 0.95 && code === 0)
  yield* guess('quantity', quantity, 'its values are whole numbers')
}

/** Corrects guesses that only make sense together with other columns. */
function reconciled(
  guesses: readonly ColumnGuess[],
  columns: readonly string[],
  rows: readonly string[][],
): ColumnGuess[] {
  const mapping = mappingOf(guesses)
  const { price, amount, quantity } = mapping
  if (price !== undefined && amount === undefined && quantity === undefined)
    return ordered(
      guesses.map((guess) =>
        guess.field === 'price'
          ? { ...guess, field: 'amount', why: 'a price without a quantity is what the row came to' }
          : guess,
      ),
    )
  const isRepeated = price !== undefined && amount !== undefined && repeatsTotal(mapping, rows)
  const remaining = isRepeated ? guesses.filter(({ field }) => field !== 'amount') : guesses
  return ordered(remaining.filter(({ column }) => columns[column] !== undefined))
}

/** Whether the amount is that of the order, repeated in each of its rows, so that adding it up would be wrong. */
function repeatsTotal({ order, amount }: Mapping, rows: readonly string[][]): boolean {
  if (order === undefined || amount === undefined) return false
  const amounts = new Map<string, string[]>()
  for (const row of rows)
    amounts.set(row[order] ?? '', [...(amounts.get(row[order] ?? '') ?? []).slice(0, 50), row[amount] ?? ''])
  const several = [...amounts.values()].filter((values) => values.length > 1)
  return several.length >= 3 && several.every((values) => new Set(values).size === 1)
}

function ordered(guesses: readonly ColumnGuess[]): ColumnGuess[] {
  return guesses.toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field))
}
