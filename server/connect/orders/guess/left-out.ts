import { anyOf, NUMBER, whole } from '../../columns/vocabulary.ts'
import { formatPercent } from '../../../../values/percent.ts'
import type { LeftOut } from '../../inspection/plan.ts'
import type { TableHead } from '../../table/head.ts'
import { type Field, FIELD_LABELS, FIELDS, type Mapping } from '../fields.ts'
import { fitOf, REQUIRED_SHARE } from './guess.ts'
import { COLUMN_NAMES } from './names.ts'
import { OrderSample } from './sample.ts'

/** Fields of which a second column is worth a word. */
const TOLD: readonly Field[] = ['customer', 'email', 'name', 'date', 'order', 'amount']
const PART_OF_NAME =
  /\b(?:first|last|family|given|middle) ?name\b|surname|vorname|nachname|prenom|apellido|voornaam|achternaam|cognome/
const BARE_NUMBER = whole(anyOf(NUMBER))

/** The columns that are not read although their names suggest that they should be, and why they are not. */
export function leftOutColumns(
  head: Pick<TableHead, 'columns' | 'rows' | 'header'>,
  mapping: Mapping,
): LeftOut[] {
  if (!head.header) return []
  const sample = new OrderSample(head.columns, head.rows, true)
  const read = new Set(Object.values(mapping))
  return head.columns.flatMap((_, column) => {
    const why = read.has(column) ? null : whyLeftOut(sample, column, mapping)
    return why ? [{ column, why }] : []
  })
}

function whyLeftOut(sample: OrderSample, column: number, mapping: Mapping): string | null {
  const name = sample.names[column]!
  if (PART_OF_NAME.test(name))
    return 'It looks like a part of a name, and a name is read from one column only.'
  if (BARE_NUMBER.test(name) && mapping.customer === undefined && mapping.email === undefined)
    return 'It may say who bought, but no value comes back on another day: it may as well number the rows.'
  const field = FIELDS.find((one) => isNamed(one, name))
  if (!field) return null
  const label = FIELD_LABELS[field]
  const fit = fitOf(sample, field, column)
  if (fit < REQUIRED_SHARE.exact)
    return `It is called like “${label}”, but ${formatPercent(1 - fit, 'en')} of its first values do not fit.`
  const taken = mapping[field]
  if (taken === undefined) return `It is called like “${label}”. Choose that if it is right.`
  return TOLD.includes(field)
    ? `It is called like “${label}”, for which “${sample.columns[taken]}” is read.`
    : null
}

const isNamed = (field: Field, name: string): boolean => {
  const { exact, never } = COLUMN_NAMES[field]
  return exact.some((pattern) => pattern.test(name)) && !never?.test(name)
}
