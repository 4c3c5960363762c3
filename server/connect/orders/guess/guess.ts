import { formatPercent } from '../../../../values/percent.ts'
import { type Field, FIELDS, type Mapping } from '../fields.ts'
import { COLUMN_NAMES } from './names.ts'
import { type ColumnGuess, OrderSample } from './sample.ts'
import { FITS, guessByValues, guessUnnamed, guessUnnamedRest } from './values.ts'
import { guessWho } from './who.ts'

/** The share of values that must fit: lower where the name leaves no doubt, since bad rows are rejected one by one. */
export const REQUIRED_SHARE = { exact: 0.5, likely: 0.8 }
const NO_DOUBT = 0.95

/**
 * Guesses which column holds what: by the header's names, checked against the values of the first rows; where
 * names say nothing, by the values alone. Every column is taken once.
 *
 * @example guessMapping(['Kunde', 'Datum', 'Betrag'], [['7', '31.12.2024', '12,50']], true).map(({ field }) => field) // ['customer', 'date', 'amount']
 */
export function guessMapping(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  header: boolean,
): ColumnGuess[] {
  const sample = new OrderSample(columns, rows, header)
  if (header) {
    for (const rank of ['exact', 'likely'] as const)
      for (const field of Object.keys(COLUMN_NAMES) as Field[])
        if (sample.isOpen(field)) guessByName(sample, field, rank)
  }
  for (const guess of guessByValues(sample)) sample.take(guess)
  if (!header) for (const guess of guessUnnamed(sample)) sample.take(guess)
  for (const guess of guessWho(sample)) sample.take(guess)
  if (!header) for (const guess of guessUnnamedRest(sample)) sample.take(guess)
  return reconciled(sample.guesses, rows)
}

/** The mapping that the guesses make. */
export function mappingOf(guesses: readonly ColumnGuess[]): Mapping {
  return Object.fromEntries(guesses.map(({ field, column }) => [field, column]))
}

function guessByName(sample: OrderSample, field: Field, rank: 'exact' | 'likely'): void {
  const { exact, likely, never } = COLUMN_NAMES[field]
  const patterns = rank === 'exact' ? exact : likely ? [likely] : []
  for (const pattern of patterns) {
    const column = sample.names.findIndex(
      (name, at) =>
        sample.isFree(at) &&
        pattern.test(name) &&
        !never?.test(name) &&
        fitOf(sample, field, at) >= REQUIRED_SHARE[rank],
    )
    if (column >= 0) return sample.take({ field, column, ...certainty(rank, fitOf(sample, field, column)) })
  }
}

/** The share of a column's values that fit a field; 1 where it has no values. */
export function fitOf({ profiles }: OrderSample, field: Field, column: number): number {
  const profile = profiles[column]!
  return profile.filled === 0 ? 1 : (FITS[field]?.(profile) ?? 1)
}

function certainty(rank: 'exact' | 'likely', fit: number): Pick<ColumnGuess, 'confidence' | 'why'> {
  const name = rank === 'exact' ? 'its name' : 'part of its name'
  if (fit >= NO_DOUBT) return { confidence: rank === 'exact' ? 'sure' : 'likely', why: name }
  return {
    confidence: rank === 'exact' ? 'likely' : 'unsure',
    why: `${name}, although ${formatPercent(1 - fit, 'en')} of its first values do not fit`,
  }
}

/** Corrects guesses that only make sense together with other columns. */
function reconciled(guesses: readonly ColumnGuess[], rows: readonly (readonly string[])[]): ColumnGuess[] {
  const mapping = mappingOf(guesses)
  const { price, amount, quantity } = mapping
  if (price !== undefined && amount === undefined && quantity === undefined)
    return ordered(
      guesses.map((guess) =>
        guess.field === 'price'
          ? {
              ...guess,
              field: 'amount',
              why: `${guess.why}: without a quantity, the price is the total of the row`,
            }
          : guess,
      ),
    )
  const isRepeated = price !== undefined && amount !== undefined && repeatsTotal(mapping, rows)
  return ordered(isRepeated ? guesses.filter(({ field }) => field !== 'amount') : guesses)
}

/** Whether the amount is that of the order, repeated in each of its rows, so that adding it up would be wrong. */
function repeatsTotal({ order, amount }: Mapping, rows: readonly (readonly string[])[]): boolean {
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
