import type { ColumnProfile } from '../../table/column-profile.ts'
import type { Field } from '../fields.ts'
import { COLUMN_NAMES } from './names.ts'
import { recurrenceOf } from './recurrence.ts'
import type { ColumnGuess, OrderSample } from './sample.ts'

const ALL = 0.95

/** What the values of a column must be for its name to count: the share of them that fit, 0 to 1. */
export const FITS: Partial<Record<Field, (profile: ColumnProfile) => number>> = {
  date: ({ date }) => date,
  time: ({ time }) => time,
  email: ({ email }) => email,
  quantity: ({ number }) => number,
  price: ({ number }) => number,
  amount: ({ number }) => number,
  refunded: ({ number }) => number,
  currency: ({ currency }) => currency,
  name: ({ number, plainDate }) => (number >= 0.8 || plainDate >= 0.8 ? 0 : 1),
  customer: (profile) => (profile.fraction >= 0.5 || profile.email >= 0.5 || isDay(profile) ? 0 : 1),
  order: (profile) => (profile.fraction >= 0.5 || isDay(profile) ? 0 : 1),
}

/** Dates, but not numbers of eight digits that could be dates. */
const isDay = ({ plainDate, integer }: ColumnProfile): boolean => plainDate >= 0.8 && integer < 0.8

/** Values show a date or an address without the help of a name. */
export function* guessByValues({ profiles, names, isFree }: OrderSample): Generator<ColumnGuess> {
  const { never } = COLUMN_NAMES.date
  const first = (test: (profile: ColumnProfile, column: number) => boolean): number =>
    profiles.findIndex((profile, column) => isFree(column) && test(profile, column))
  const date = first(({ plainDate }, column) => plainDate >= ALL && !never!.test(names[column]!))
  if (date >= 0)
    yield { field: 'date', column: date, confidence: 'unsure', why: 'its values, which are dates' }
  const email = first((profile) => profile.email >= ALL)
  if (email >= 0)
    yield {
      field: 'email',
      column: email,
      confidence: 'likely',
      why: 'its values, which are email addresses',
    }
}

/** Where the file names no column, everything has to be guessed by its values. */
export function* guessUnnamed(sample: OrderSample): Generator<ColumnGuess> {
  const { profiles, rows, mapping, isFree } = sample
  const first = (test: (profile: ColumnProfile, column: number) => boolean): number =>
    profiles.findIndex((profile, column) => isFree(column) && test(profile, column))
  const guess = function* (field: Field, column: number, why: string): Generator<ColumnGuess> {
    if (column >= 0) yield { field, column, confidence: 'unsure', why }
  }
  const isOrder = (column: number): boolean => {
    const { filled, distinct, returning } = recurrenceOf(rows, column, mapping.date)
    return filled === rows.length && returning === 0 && distinct < filled && distinct > filled / 10
  }
  yield* guess(
    'order',
    first((profile, column) => !isDay(profile) && profile.fraction < 0.05 && isOrder(column)),
    'its values, each of which occurs on one day only',
  )
  yield* guess(
    'amount',
    first((profile) => profile.number >= ALL && profile.fraction > 0.1),
    'its values, which are numbers with decimals',
  )
}

/** The rest of a file that names no column, once its customers are known. */
export function* guessUnnamedRest({ profiles, mapping, isFree }: OrderSample): Generator<ColumnGuess> {
  const first = (test: (profile: ColumnProfile) => boolean): number =>
    profiles.findIndex((profile, column) => isFree(column) && test(profile))
  if (mapping.customer === undefined) {
    const column = first(
      ({ filled, number, code }) => filled > 0.5 && (number < 0.5 || code > 0 || number === 1),
    )
    if (column >= 0)
      yield {
        field: 'customer',
        column,
        confidence: 'unsure',
        why: 'its place: the first column that is neither date nor amount',
      }
  }
  const column = first(({ integer, code }) => integer >= ALL && code === 0)
  if (column >= 0)
    yield { field: 'quantity', column, confidence: 'unsure', why: 'its values, which are whole numbers' }
}
