import type { DecimalMark } from '../../sales/money/decimal.ts'
import { isCurrency } from '../../../values/currency.ts'
import { parseMoney } from '../../sales/money/amount.ts'
import { type DateReader, dateReader } from '../table/dates.ts'
import { knownColumns, type OrderFormat } from './order-format.ts'
import {
  cellText,
  type FieldColumns,
  columnPositions,
  type ColumnPositions,
  correctedPositions,
} from './known-columns.ts'
import type { Grid } from '../table/grid.ts'
import type { CompanyDefaults, Plan } from '../inspection/plan.ts'
import { type Batch, type OrderReader, type RowChoices, addReject } from './order-reader.ts'
import { RowMemory, repeatReason } from './repeats/repeated-rows.ts'

/** The columns of Stripe's payments export that are read, with their names over the years. */
const STRIPE = {
  id: ['id'],
  date: ['Created date (UTC)', 'Created (UTC)', 'Created'],
  amount: ['Amount'],
  refunded: ['Amount Refunded'],
  currency: ['Currency'],
  captured: ['Captured'],
  status: ['Status'],
  mode: ['Mode'],
  email: ['Customer Email', 'Email'],
  customer: [
    'Customer ID',
    'user_id (metadata)',
    'userId (metadata)',
    'customer_id (metadata)',
    'customerId (metadata)',
  ],
  person: ['Customer Name', 'Card Name', 'Customer Description'],
  description: ['Description'],
} as const

/** The columns of the export that can be corrected: a metadata column may hold the host's own customer id. */
const STRIPE_FIELDS: FieldColumns<keyof typeof STRIPE> = {
  email: 'email',
  customer: 'customer',
  name: 'person',
  order: 'id',
  date: 'date',
  amount: 'amount',
  currency: 'currency',
  productName: 'description',
  refunded: 'refunded',
}

/**
 * Stripe's payments export: each paid payment is one order. Failed, uncaptured and test payments are not purchases. The
 * refunded amount is kept beside the amount, so that a full refund undoes the order where orders are counted.
 */
export const stripePayments: OrderFormat = {
  label: 'Stripe, Payments',
  source: 'stripe',
  recognise(columns) {
    const { id, date, amount, refunded, status, captured } = columnPositions(STRIPE, columns)
    const isStripe =
      [id, date, amount, refunded].every((position) => position >= 0) && (status >= 0 || captured >= 0)
    return isStripe ? knownColumns(STRIPE, STRIPE_FIELDS, columns) : null
  },
  reader: (plan, company, choices) => new StripeReader(plan, company, choices),
  isUtc: true,
  question: {
    about: 'payments',
    text: 'A payment is not always an order: are these one-off sales, or also subscription renewals?',
  },
}

const PAID = /^(?:paid|succeeded|refunded|partially refunded|partial(?:ly)?_refund(?:ed)?|disputed)$/i

type StripeColumn = keyof typeof STRIPE

class StripeReader implements OrderReader {
  readonly #places: ColumnPositions<StripeColumn>
  readonly #company: CompanyDefaults
  readonly #columns: readonly string[]
  readonly #decimal: DecimalMark
  readonly #readDate: DateReader
  readonly #choices: RowChoices
  readonly #memory = new RowMemory()

  constructor(plan: Plan, company: CompanyDefaults, choices: RowChoices) {
    this.#choices = choices
    this.#places = correctedPositions(
      plan.mapping,
      STRIPE_FIELDS,
      columnPositions<StripeColumn>(STRIPE, plan.columns),
    )
    this.#company = company
    this.#columns = plan.columns
    this.#decimal = plan.decimal
    this.#readDate = dateReader(plan.dates, 'UTC', company.now)
  }

  row(grid: Grid, record: number, into: Batch): void {
    const cell = (place: StripeColumn): string => cellText(grid, record, this.#places[place])
    const line = grid.lines[record]!
    const no = (place: StripeColumn, reason: string): void =>
      addReject(into, line, this.#columns[this.#places[place]] ?? STRIPE[place][0], cell(place), reason)
    if (/^test/i.test(cell('mode'))) return no('mode', 'is a test payment')
    if (cell('status') !== '' && !PAID.test(cell('status')))
      return no('status', 'is not a payment that was made')
    if (/^(?:false|no|0)$/i.test(cell('captured')))
      return no('captured', 'was not captured: no money was taken')
    if (cell('email') === '' && cell('customer') === '')
      return no('email', 'no customer: neither email nor id')
    const at = this.#readDate(cell('date'))
    if (typeof at === 'string') return no('date', at)
    const currency = cell('currency').toUpperCase() || null
    if (currency && !isCurrency(currency)) return no('currency', 'is not a currency code of ISO 4217')
    const money = (place: StripeColumn): number | null =>
      parseMoney(cell(place), currency ?? this.#company.currency, this.#decimal)
    const total = money('amount')
    if (total === null || total < 0) return no('amount', 'is not an amount that was paid')
    const refunded = cell('refunded') === '' ? 0 : money('refunded')
    if (refunded === null) return no('refunded', 'is not an amount')
    const ref = cell('id') || null
    const first = this.#memory.repeated(ref, grid, record)
    if (first !== null) into.repeats.push({ line, order: ref, amount: total, currency })
    if (first !== null && this.#choices.dropsRepeats) return no('id', repeatReason(first))
    const customer = {
      ref: cell('customer') || null,
      email: cell('email') || null,
      name: cell('person') || null,
    }
    const product = cell('description')
    into.orders.push({
      ref,
      line,
      customer,
      at,
      currency,
      channel: null,
      country: null,
      products: product ? [product] : [],
      productNames: product ? [product] : [],
      quantities: product ? [1] : [],
      amounts: product ? [total] : [],
      total,
      refunded: Math.abs(refunded),
      cancelledAt: null,
    })
  }

  end(): void {}
}
