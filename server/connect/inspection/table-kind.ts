import type { TableHead } from '../table/head.ts'
import type { FileFormat } from './format.ts'
import type { ColumnGuess, CompanyDefaults, LeftOut, Plan, ReadOptions, Unsuitable } from './plan.ts'

/** Something without which no row can be read. */
export type Missing = {
  about: string
  /** What is missing, as in "No column was found for the date". */
  what: string
  question: string
}

/** What `inspect` needs to know about a kind of file. */
export type TableKind<Options = unknown> = {
  /** What a column can hold, with labels for people, in the order in which people look for it. */
  fields: Readonly<Record<string, string>>
  /** The formats, in the order in which they are tried; the last accepts every other file. */
  formats: Readonly<Record<string, FileFormat>>
  /** The fields whose cells prove the decimal mark. Dates are in the field `date`. */
  numbers: readonly string[]
  /** Whether dates may have a time, so that the time zone matters. */
  hasTimes: boolean
  // Methods, so that a kind can stand in a list of kinds with other options.
  /** What the columns of a file of no known export seem to hold. */
  guess(head: TableHead): ColumnGuess[]
  /** The columns that are not read although their names suggest that they should be. */
  leftOut?(head: TableHead, mapping: Plan['mapping']): LeftOut[]
  /** What a file of no known export is where it seems to be of no kind at all. */
  unsuitable?(head: TableHead, mapping: Plan['mapping']): Unsuitable | null
  missing(plan: Plan, options: Options & ReadOptions): Missing[]
  /** What else to ask or to say about a file. */
  remarks?(plan: Plan, company: CompanyDefaults): { about: string; text: string }[]
}
