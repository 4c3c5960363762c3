import { anyOf, NUMBER, plainName, whole } from '../../columns/vocabulary.ts'
import type { Unsuitable } from '../../inspection/plan.ts'
import type { TableHead } from '../../table/head.ts'
import type { Mapping } from '../fields.ts'
import { recurrenceOf } from './recurrence.ts'

type Table = { names: readonly string[]; rows: TableHead['rows']; mapping: Mapping; comesBack: boolean }

const ORDERS =
  'Export the orders themselves: one row per order, with who bought (a number or an e-mail address), when, and how much.'

/** What says of one customer how often, how long or how much, once for all of their orders. */
const SUMMARY =
  /^(?:tenure(?: (?:months|days))?|recency(?: .*)?|frequency(?: .*)?|monetary(?: value)?|rfm(?: .*)?|churn(?:ed|ed at)?|exited|attrition(?: flag)?|clv|ltv|(?:customer )?lifetime value|cltv|(?:total|number of|num|no of) (?:orders|purchases|transactions)|(?:orders|purchases) count|order count|total (?:spent|spend)|(?:first|last) (?:order|purchase)(?: (?:date|at))?|average order value|aov|avg order value|days since (?:last )?(?:order|purchase).*|anzahl (?:bestellungen|auftrage)|letzte bestellung|nombre de commandes|derniere commande|numero de pedidos|ultimo pedido|aantal bestellingen|laatste bestelling|numero (?:di )?ordini|ultimo ordine)$/

/** The letters of models of repeat buying: how often, until when, and over how long. */
const LETTERS = /^(?:x|t|t x|zbar|litt|n cal)$/

/** What an address book says of a person or a company. */
const CONTACT =
  /^(?:e ?mail(?: address| adresse)?|courriel|correo(?: electronico)?|(?:first|last|full|family|given) ?name|surname|vorname|nachname|name|nom|prenom|nombre|apellidos?|voornaam|achternaam|cognome|nome|anrede|salutation|title|phone(?: number)?|mobile|telefon(?:nummer)?|telephone|telefono|telefoon|address(?: ?\d)?|street|strasse|rue|calle|straat|via|zip(?: code)?|postcode|plz|postal code|code postal|city|ort|stadt|ville|ciudad|plaats|citta|company(?: name)?|firma|societe|empresa|bedrijf|azienda|job title|position|website(?: url)?|lead (?:status|source)|lifecycle stage|(?:contact|company|account) owner|optin time|confirm time|accepts (?:email|sms) marketing|tags|notes?|create date|record id|member rating|birthday|geburtstag)$/

const DEAL =
  /^(?:deal|opportunity) ?(?:name|stage|owner)$|^(?:close probability|forecast category|pipeline|stage)$/
const STOCK =
  /^(?:inventory|stock|in stock|lagerbestand|bestand|vendor|supplier|variant .*|handle|barcode|stock quantity)$/
const ACTION = /^(?:event|event type|event name|action|activity|interaction)$/
const BOUGHT = /purchase|order|transaction|buy|bought|checkout|kauf|achat|compra|paid/i
const ANSWER = /\bnps\b|survey|respondent|satisfaction|^(?:score|rating|comment|feedback|response|answer)$/
const BARE_NUMBER = whole(anyOf(NUMBER))
const MOST_ACTIONS = 30

/** What a file is where it seems to be no list of orders, the first that fits. */
const TABLES: { what: string; instead: string; fits(table: Table): boolean }[] = [
  {
    what: 'a list of deals from a CRM, won and open ones alike',
    instead: 'Export only the deals that were won, with the customer, the closing date and the amount.',
    fits: ({ names }) => count(names, DEAL) >= 2,
  },
  {
    what: 'one row per customer, with totals of their orders (such as tenure, recency or frequency)',
    instead: ORDERS,
    fits: ({ names, comesBack }) => !comesBack && (count(names, SUMMARY) > 0 || count(names, LETTERS) > 1),
  },
  {
    what: 'a log of events, of which only some are orders',
    instead: 'Keep only the rows that are purchases, with the customer, the date and the amount.',
    fits: isEventLog,
  },
  {
    what: 'answers to a survey',
    instead: ORDERS,
    fits: ({ names, mapping }) =>
      count(names, ANSWER) >= 2 && !hasMoney(mapping) && mapping.order === undefined,
  },
  {
    what: 'a list of contacts or companies',
    instead: ORDERS,
    fits: ({ names, mapping, comesBack }) =>
      !comesBack &&
      !hasMoney(mapping) &&
      mapping.order === undefined &&
      count(names, CONTACT) >= Math.min(3, names.length),
  },
  {
    what: 'a list of products',
    instead: ORDERS,
    fits: ({ names, mapping }) =>
      !hasBuyer(mapping) &&
      mapping.date === undefined &&
      (mapping.product !== undefined || mapping.productName !== undefined) &&
      count(names, STOCK) > 0,
  },
  {
    what: 'a table of figures, without customers',
    instead: ORDERS,
    fits: ({ names, mapping, rows }) =>
      !hasBuyer(mapping) &&
      count(names, BARE_NUMBER) === 0 &&
      mapping.order === undefined &&
      rows.length > 0 &&
      isFigures(rows),
  },
]

/**
 * What a file is that seems to be no list of orders, and what is needed instead; null where it may be one.
 *
 * @param mapping the columns that hold fields of orders, guessed or chosen
 */
export function unsuitableForOrders(
  head: Pick<TableHead, 'columns' | 'rows' | 'header'>,
  mapping: Mapping,
): Unsuitable | null {
  if (!head.header) return null
  const { rows, columns } = head
  const who = mapping.customer ?? mapping.email
  const days = who === undefined ? null : recurrenceOf(rows, who, mapping.date)
  const comesBack = days !== null && (days.returning > 0 || days.distinct < days.filled)
  const table: Table = { names: columns.map(plainName), rows, mapping, comesBack }
  const found = TABLES.find(({ fits }) => fits(table))
  return found ? { what: found.what, instead: found.instead } : null
}

const count = (names: readonly string[], pattern: RegExp): number =>
  names.filter((name) => pattern.test(name)).length
const hasMoney = ({ amount, price }: Mapping): boolean => amount !== undefined || price !== undefined
const hasBuyer = ({ customer, email, name }: Mapping): boolean =>
  customer !== undefined || email !== undefined || name !== undefined

/** Whether a column names actions, and some of them are purchases and others are not. */
function isEventLog({ names, rows }: Table): boolean {
  const column = names.findIndex((name) => ACTION.test(name))
  if (column < 0) return false
  const actions = new Set(rows.map((row) => row[column]?.trim() ?? '').filter(Boolean))
  const bought = [...actions].filter((action) => BOUGHT.test(action)).length
  return actions.size <= MOST_ACTIONS && actions.size > bought && bought > 0
}

/** Whether every cell but those of one column (a year, a month) is a number. */
function isFigures(rows: TableHead['rows']): boolean {
  const width = rows[0]!.length
  const isNumeric = (column: number): boolean =>
    rows.every((row) => /^[-+]?[\d.,\s%€$£]*$/.test(row[column] ?? ''))
  const numeric = Array.from({ length: width }, (_, column) => isNumeric(column)).filter(Boolean).length
  return width > 1 && numeric >= width - 1
}
