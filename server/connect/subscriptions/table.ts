import { createHash } from 'node:crypto'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { DecimalMark } from '../../sales/money/decimal.ts'
import { isCurrency } from '../../../values/currency.ts'
import { parseMoney } from '../../sales/money/amount.ts'
import type { ChangeKind } from '../../sales/subscriptions/change.ts'
import { incomingChange, type IncomingChange } from '../../sales/subscriptions/schema.ts'
import type { DateReader } from '../table/dates.ts'
import { isMissing } from '../table/conventions.ts'
import { VALUE_CHARACTERS, type Reject } from '../table/reject.ts'
import type { Row } from '../table/sheet.ts'

const COLUMN_PATTERNS = {
  id: /^(id|event[ _-]?id|change[ _-]?id)$/i,
  customer:
    /^(customer|client|account|company|kunde|firma|(customer|client|account|kunden?)[ _-]?(id|nr|nummer))$/i,
  email: /^(e-?mail|(customer|client|account)[ _-]?e-?mail)$/i,
  name: /^(name|(customer|client|account|kunden?)[ _-]?name)$/i,
  subscription: /^(subscription|contract|licen[cs]e|abo|vertrag)([ _-]?(id|name|nr))?$/i,
  change: /^(change|event|kind|type|what|status|änderung|art)$/i,
  date: /^(date|day|on|at|since|datum|tag)$/i,
  monthly: /^(monthly|mrr|a month|per month|price|amount|monatlich|betrag)$/i,
  currency: /^(currency|währung)$/i,
  product: /^(product|plan|item|produkt|tarif)$/i,
  term: /^(term|months|term[ _-]?months|laufzeit)$/i,
  renews: /^(renews|renewal|renews[ _-]?on|renewal[ _-]?date|verlängerung)$/i,
  reason: /^(reason|why|grund)$/i,
}
type Part = keyof typeof COLUMN_PATTERNS

const KINDS: [ChangeKind, RegExp][] = [
  ['started', /^(start(ed)?|new|created?|begins?|began|subscribed)$/i],
  ['renewed', /^(renew(ed|al)?)$/i],
  ['upgraded', /^(upgraded?|expansion)$/i],
  ['downgraded', /^(downgraded?|contraction)$/i],
  ['paused', /^(paused?|suspended)$/i],
  ['resumed', /^(resumed?|reactivat(ed|ion))$/i],
  ['cancelled', /^(cancell?(ed|ation)?|churn(ed)?|ended|expired|terminated)$/i],
]

/** How a table of changes of subscriptions is recognised and read. */
export type SubscriptionsFormat = {
  recognise(columns: readonly string[]): boolean
  /** @throws Refusal 422 when a needed column is missing */
  positions(columns: readonly string[]): Record<Part, number>
  parse(
    row: Row,
    columns: readonly string[],
    positions: Record<Part, number>,
    format: CellFormat,
  ): IncomingChange | Reject
}

/** Any table with columns for the customer, the change and its date. */
export const changesTable: SubscriptionsFormat = {
  recognise: () => true,
  positions: subscriptionColumns,
  parse: parseChange,
}

/** How the cells of one file are to be read. */
export type CellFormat = { day: DateReader; dayAhead: DateReader; mark: DecimalMark; currency: string }

/**
 * The position of each part among the columns; -1 where no column has it.
 *
 * @throws Refusal 422 naming the missing columns and those that the file has
 */
function subscriptionColumns(columns: readonly string[]): Record<Part, number> {
  const at = Object.fromEntries(
    Object.entries(COLUMN_PATTERNS).map(([part, name]) => [
      part,
      columns.findIndex((column) => name.test(column)),
    ]),
  ) as Record<Part, number>
  const missing = [
    ...(at.customer < 0 && at.email < 0 ? ['customer or email'] : []),
    ...(['change', 'date'] as const).filter((part) => at[part] < 0),
  ]
  if (missing.length === 0) return at
  throw new Refusal(
    422,
    'columns_missing',
    `There is no column for: ${missing.join(', ')}. The file has ${columns.map((name) => `“${name}”`).join(', ')}. Name the columns customer, email, subscription, change, date, monthly, currency, product, term, renews.`,
  )
}

/** The change in a row, or the cell that makes it invalid. */
function parseChange(
  { line, cells }: Row,
  columns: readonly string[],
  at: Record<Part, number>,
  format: CellFormat,
): IncomingChange | Reject {
  const cell = (part: Part) => {
    const text = (cells[at[part]] ?? '').trim()
    return isMissing(text) ? null : text
  }
  const reject = (part: Part, reason: string): Reject => {
    const column = columns[at[part]] ?? null
    return { line, column, value: (cells[at[part]] ?? '').slice(0, VALUE_CHARACTERS), reason }
  }
  const kind = KINDS.find(([, name]) => name.test(cell('change') ?? ''))?.[0]
  if (!kind) return reject('change', `is none of ${KINDS.map(([one]) => one).join(', ')}`)
  const currency = cell('currency')?.toUpperCase() ?? null
  if (currency !== null && !isCurrency(currency))
    return reject('currency', 'is not a currency; it looks like EUR')
  const amount = cell('monthly')
  const monthly = amount === null ? null : parseMoney(amount, currency ?? format.currency, format.mark)
  if (amount !== null && monthly === null) return reject('monthly', 'is not an amount')
  const on = (kind === 'cancelled' ? format.dayAhead : format.day)(cell('date') ?? '')
  if (typeof on === 'string') return reject('date', on)
  const renews = cell('renews') === null ? null : format.dayAhead(cell('renews')!)
  if (typeof renews === 'string') return reject('renews', renews)
  const [id, email, product] = [cell('customer'), cell('email'), cell('product')]
  const subscription = cell('subscription') ?? product ?? 'subscription'
  const identity = [id ?? email, subscription, kind, dayOf(on)].join('|')
  const read = incomingChange.safeParse({
    id: cell('id') ?? `row:${createHash('sha256').update(identity).digest('hex').slice(0, 32)}`,
    customer: id?.includes('@') ? { email: id, name: cell('name') } : { id, email, name: cell('name') },
    subscription,
    change: kind,
    on: dayOf(on),
    monthly,
    currency: monthly === null ? null : currency,
    product,
    termMonths: cell('term') === null ? null : Number(cell('term')),
    renewsOn: renews === null ? null : dayOf(renews),
    reason: cell('reason'),
  })
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  const part = ({ termMonths: 'term', monthly: 'monthly', currency: 'currency' } as Record<string, Part>)[
    String(path[0])
  ]
  return reject(part ?? 'customer', message)
}

const dayOf = (moment: number) => new Date(moment).toISOString().slice(0, 10)
