import { Refusal } from '../../platform/errors/refusal.ts'

/** What a column of a file of orders can mean. */
export const FIELDS = [
  'customer',
  'email',
  'name',
  'order',
  'date',
  'time',
  'quantity',
  'price',
  'amount',
  'currency',
  'channel',
  'country',
  'product',
  'productName',
  'refunded',
  'cancelled',
] as const

export type Field = (typeof FIELDS)[number]

/** Which column, counted from 0, holds a field. */
export type Mapping = Partial<Record<Field, number>>

/** Columns that somebody chose; null removes a field. */
export type MappingChange = Partial<Record<Field, number | null>>

/**
 * A mapping as it is written on a command line: `field=column` with commas between. A column is named as in the header
 * (in any case), or by its position as `column 3`; nothing after `=` removes the field.
 *
 * @throws Refusal 400 `mapping_invalid` naming the unknown field or column and what there is instead.
 * @example parseMapping('customer=CustomerID, amount=', ['CustomerID']) // { customer: 0, amount: null }
 */
export function parseMapping(text: string, columns: readonly string[]): MappingChange {
  const change: MappingChange = {}
  // A comma inside a column's name is not followed by `word=`.
  for (const part of text.split(/,(?=[^,=]*=)/)) {
    const at = part.indexOf('=')
    if (at < 0)
      throw invalid(`“${part.trim()}” says no column. Write field=column, such as customer=CustomerID.`)
    const field = findField(part.slice(0, at).trim())
    const column = part.slice(at + 1).trim()
    change[field] = column === '' ? null : findColumn(column, columns)
  }
  return change
}

/** The guess with the chosen columns on top: a column that was given a field loses the guessed one. */
export function applyMappingChange(guess: Mapping, change: MappingChange): Mapping {
  const taken = new Set(Object.values(change))
  const mapping: Mapping = {}
  for (const field of FIELDS) {
    const chosen = change[field]
    const guessed = guess[field]
    if (typeof chosen === 'number') mapping[field] = chosen
    else if (chosen === undefined && guessed !== undefined && !taken.has(guessed)) mapping[field] = guessed
  }
  return mapping
}

function findField(name: string): Field {
  const field = FIELDS.find((known) => known.toLowerCase() === name.toLowerCase())
  if (field) return field
  throw invalid(
    `There is no field “${name}”.${didYouMean(name, FIELDS)} The fields are: ${FIELDS.join(', ')}.`,
  )
}

function findColumn(name: string, columns: readonly string[]): number {
  const exact = columns.indexOf(name)
  const index =
    exact >= 0 ? exact : columns.findIndex((column) => column.toLowerCase() === name.toLowerCase())
  if (index >= 0) return index
  const place = Number(/^column (\d+)$/i.exec(name)?.[1] ?? 0)
  if (place >= 1 && place <= columns.length) return place - 1
  const list = columns.slice(0, 60).join(', ')
  throw invalid(`The file has no column “${name}”.${didYouMean(name, columns)} Its columns are: ${list}.`)
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'mapping_invalid', message)
}

function didYouMean(name: string, known: readonly string[]): string {
  const ranked = known.map((candidate) => ({
    candidate,
    distance: distance(name.slice(0, 60), candidate.slice(0, 60)),
  }))
  const nearest = ranked.sort((a, b) => a.distance - b.distance)[0]
  const near = nearest && nearest.distance <= Math.max(2, name.length / 3)
  return near ? ` Did you mean “${nearest.candidate}”?` : ''
}

/** The number of letters to substitute, insert or delete to turn one word into the other (Levenshtein). */
function distance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(change, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[b.length]!
}
