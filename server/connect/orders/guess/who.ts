import { anyOf, NUMBER } from '../../columns/vocabulary.ts'
import type { ColumnProfile } from '../../table/column-profile.ts'
import { dependsOn, recurrenceOf } from './recurrence.ts'
import type { ColumnGuess, OrderSample } from './sample.ts'

/** With fewer rows than this it shows nothing that no value comes back. */
const FEW_ROWS = 20
/** So much of what comes back makes a column of customers. */
const RETURNING_SHARE = 0.1

const BARE_NUMBER = new RegExp(`^(?:${anyOf(NUMBER)})$`)

/** What comes back on other days, too, without being a customer. */
const SOMETHING_ELSE =
  /country|land|pays|pais|city|stadt|ort\b|ville|ciudad|citta|state|region|zip|plz|postal|store|shop|filiale|branch|mall|product|produkt|producto|prodotto|item|article|artikel|articulo|articolo|sku|stock|description|category|kategorie|categor|brand|marke|vendor|supplier|status|type|typ\b|kind|art\b|method|payment|zahl|pago|currency|wahrung|channel|source|kanal|canal|quantity|menge|anzahl|qty|price|preis|prix|precio|prezzo|prijs|amount|betrag|montant|importe|importo|bedrag|discount|rabatt|tax|gender|\bsex|age|alter|rating|score|campaign|device|browser|seller|agent|cashier|staff|employee|mitarbeiter|kasse|note|event|session|day|month|year|week|hour|tag|monat|jahr/

/** Who bought, where no name says it: by a bare number such as "Id", by a name alone, or by values that come back. */
export function* guessWho(sample: OrderSample): Generator<ColumnGuess> {
  const { mapping } = sample
  if (mapping.customer === undefined) {
    const bare = bareNumber(sample)
    if (bare) yield bare
    else if (mapping.email === undefined) {
      const found = byPersonName(sample) ?? byRecurrence(sample)
      if (found) yield found
    }
  } else yield* bareOrder(sample)
}

/** A column that is called only "Id" or "Nr.": the customer where it comes back on other days. */
function bareNumber({ names, rows, mapping, isFree }: OrderSample): ColumnGuess | null {
  for (const [column, name] of names.entries()) {
    if (!isFree(column) || !BARE_NUMBER.test(name)) continue
    const { filled, distinct, returning } = recurrenceOf(rows, column, mapping.date)
    if (returning > 0 && returning >= distinct * 0.02)
      return {
        field: 'customer',
        column,
        confidence: 'likely',
        why: 'its name and values that come back on other days',
      }
    const isOnly = mapping.email === undefined && mapping.name === undefined && mapping.date !== undefined
    if (isOnly && filled > 0 && rows.length < FEW_ROWS)
      return {
        field: 'customer',
        column,
        confidence: 'unsure',
        why: 'its name, although no value comes back on another day',
      }
  }
  return null
}

/** Beside a known customer, a bare number that differs in each row is that of the order. */
function* bareOrder({ names, rows, mapping, isFree }: OrderSample): Generator<ColumnGuess> {
  if (mapping.order !== undefined) return
  const column = names.findIndex((name, at) => isFree(at) && BARE_NUMBER.test(name))
  if (column < 0) return
  const { filled, distinct } = recurrenceOf(rows, column, mapping.date)
  if (filled > 1 && filled === rows.length && distinct === filled)
    yield { field: 'order', column, confidence: 'unsure', why: 'its name and values that differ in each row' }
}

function byPersonName({ rows, mapping }: OrderSample): ColumnGuess | null {
  const { name, date } = mapping
  if (name === undefined || date === undefined) return null
  const { filled } = recurrenceOf(rows, name, date)
  if (filled === 0) return null
  const why = 'its name; no column has numbers or addresses of customers, so two of the same name are one'
  return { field: 'customer', column: name, confidence: 'unsure', why }
}

/** The column whose values come back on other days; of several, the first of those with the most different ones. */
function byRecurrence(sample: OrderSample): ColumnGuess | null {
  const { names, rows, profiles, mapping, isFree } = sample
  if (mapping.date === undefined) return null
  const order = mapping.order
  let best: { column: number; distinct: number } | null = null
  for (const [column, profile] of profiles.entries()) {
    if (!isFree(column) || !canIdentify(profile) || SOMETHING_ELSE.test(names[column]!)) continue
    const { filled, distinct, returning } = recurrenceOf(rows, column, mapping.date)
    const isMany = distinct >= 2 && distinct >= Math.min(FEW_ROWS, filled * RETURNING_SHARE)
    if (!isMany || distinct === filled || returning < 2 || returning < distinct * RETURNING_SHARE) continue
    if (order !== undefined && !dependsOn(rows, column, order)) continue
    if (!best || distinct > best.distinct * 2) best = { column, distinct }
  }
  const why = 'its values, which come back on different days'
  return best && { field: 'customer', column: best.column, confidence: 'unsure', why }
}

const canIdentify = (profile: ColumnProfile): boolean =>
  profile.filled >= 0.5 && profile.fraction < 0.05 && profile.plainDate < 0.5 && profile.email < 0.5
