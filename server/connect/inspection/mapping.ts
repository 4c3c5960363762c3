import { Refusal } from '../../platform/errors/refusal.ts'

/** Which column, counted from 0, holds a field. */
export type Mapping<Field extends string = string> = Partial<Record<Field, number>>

/** Columns that somebody chose; null removes a field. */
export type MappingChange<Field extends string = string> = Partial<Record<Field, number | null>>

/**
 * A mapping as it is written on a command line: `field=column` with commas between. A column is named as in the header
 * (in any case), or by its position as `column 3`; nothing after `=` removes the field.
 *
 * @throws Refusal 400 `mapping_invalid` naming the unknown field or column and what there is instead.
 * @param fields what a column of such a file can hold
 * @example parseMapping('customer=CustomerID, amount=', ['CustomerID'], ['customer', 'amount']) // { customer: 0, amount: null }
 */
export function parseMapping<Field extends string>(
  text: string,
  columns: readonly string[],
  fields: readonly Field[],
): MappingChange<Field> {
  const change: MappingChange<Field> = {}
  // A comma inside a column's name is not followed by `word=`.
  for (const part of text.split(/,(?=[^,=]*=)/)) {
    const at = part.indexOf('=')
    if (at < 0)
      throw invalid(`“${part.trim()}” names no column. Write field=column, such as customer=CustomerID.`)
    const field = findField(part.slice(0, at).trim(), fields)
    const column = part.slice(at + 1).trim()
    change[field] = column === '' ? null : findColumn(column, columns)
  }
  return change
}

/** The guess with the chosen columns on top: a column that was given a field loses the guessed one. */
export function applyMappingChange<Field extends string>(
  guess: Mapping<Field>,
  change: MappingChange<Field>,
  fields: readonly Field[],
): Mapping<Field> {
  const taken = new Set(Object.values(change))
  const mapping: Mapping<Field> = {}
  for (const field of fields) {
    const chosen = change[field]
    const guessed = guess[field]
    if (typeof chosen === 'number') mapping[field] = chosen
    else if (chosen === undefined && guessed !== undefined && !taken.has(guessed)) mapping[field] = guessed
  }
  return mapping
}

/** A mapping as `parseMapping` reads it. @example mappingText({ customer: 0, order: null }) // 'customer=column 1,order=' */
export const mappingText = (change: MappingChange): string =>
  Object.entries(change)
    .map(([field, column]) => `${field}=${typeof column === 'number' ? `column ${column + 1}` : ''}`)
    .join(',')

function findField<Field extends string>(name: string, fields: readonly Field[]): Field {
  const field = fields.find((known) => known.toLowerCase() === name.toLowerCase())
  if (field) return field
  throw invalid(
    `There is no field “${name}”.${didYouMean(name, fields)} The fields are: ${fields.join(', ')}.`,
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
