import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import { isCurrency } from '../../../values/currency.ts'
import { exponentOf } from '../../sales/money/amount.ts'
import { ExactSum } from '../../sales/money/exact-sum.ts'
import { dateReader } from '../table/dates.ts'
import {
  OrderCells,
  type FieldFault,
  type RowAmounts,
  rowAmounts,
  lineAmount,
  returnedAmount,
} from './row-amounts.ts'
import { belongsToOrder, tooLarge, type OpenOrder, type RowKey } from './open-order.ts'
import { RowMemory, repeatReason } from './repeats/repeated-rows.ts'
import { RowMoments } from './moments.ts'
import type { OrderFormat } from './order-format.ts'
import { isTotalsRow } from './totals-row.ts'
import type { Grid } from '../table/grid.ts'
import type { Field } from './fields.ts'
import type { CompanyDefaults, Plan } from '../inspection/plan.ts'
import { type Batch, type OrderReader, type RowChoices, addReject } from './order-reader.ts'

const NOT_CANCELLED = /^(?:0|no?|false|nein|non|nee|-)?$/i

/**
 * Any file whose columns are mapped. Consecutive rows with the same customer, order and currency are one order; without
 * an order column each row is one. A sale has a quantity and a price above zero; an amount of zero is kept, a negative
 * one is not a sale. The date of an order is that of its earliest row.
 */
export const mappedOrders: OrderFormat = {
  label: 'A file of orders',
  source: 'file',
  recognise: () => null,
  reader: (plan, company, choices) => new MappedReader(plan, company, choices),
}

class MappedReader implements OrderReader {
  readonly #plan: Plan
  readonly #company: CompanyDefaults
  readonly #widest: number
  readonly #cells: OrderCells
  readonly #moments: RowMoments
  readonly #choices: RowChoices
  readonly #memory = new RowMemory()
  #open: OpenOrder | null = null

  constructor(plan: Plan, company: CompanyDefaults, choices: RowChoices) {
    this.#choices = choices
    this.#plan = plan
    this.#company = company
    this.#cells = new OrderCells(plan.mapping, plan.decimal)
    this.#widest = Math.max(...Object.values(plan.mapping))
    this.#moments = new RowMoments(this.#cells, dateReader(plan.dates, company.zone, company.now))
  }

  row(grid: Grid, record: number, into: Batch): void {
    const fault = this.#take(grid, record, into)
    if (!fault) return
    if (isTotalsRow(grid, record))
      return addReject(into, grid.lines[record]!, null, '', 'is a row of totals, not an order')
    const column = this.#plan.columns[this.#plan.mapping[fault.field]!] ?? null
    addReject(into, grid.lines[record]!, column, fault.value, fault.reason)
  }

  end(into: Batch): void {
    if (!this.#open) return
    const { order, sum, refunded, exponent } = this.#open
    const hasMoney = this.#plan.mapping.price !== undefined || this.#plan.mapping.amount !== undefined
    if (hasMoney) order.total = sum.rounded(exponent)
    order.refunded = refunded.rounded(exponent) ?? 0
    into.orders.push(order)
    this.#open = null
  }

  #take(grid: Grid, record: number, into: Batch): FieldFault | null {
    if (grid.width(record) <= this.#widest) return this.#missingCell(grid, record)
    const ref = this.#cells.text(grid, record, this.#cells.at.customer)
    const email = this.#cells.text(grid, record, this.#cells.at.email)
    if (!ref && !email)
      return { field: this.#cells.at.customer >= 0 ? 'customer' : 'email', value: '', reason: 'no customer' }
    const at = this.#moments.at(grid, record)
    if (typeof at !== 'number') return at
    const figures = rowAmounts(this.#cells, grid, record)
    const currency = this.#cells.text(grid, record, this.#cells.at.currency)?.toUpperCase() ?? null
    if (currency && !isCurrency(currency))
      return { field: 'currency', value: currency, reason: 'is not a currency code of ISO 4217' }
    const exponent = exponentOf(currency ?? this.#company.currency)
    if ('reason' in figures) {
      if (figures.isReturn) this.#giveBack(grid, record, { ref, email, at, currency, exponent }, into)
      return figures
    }
    const amount = lineAmount(figures, exponent)
    if (amount === null && (figures.amount || figures.price)) return tooLarge(figures)
    const repeated = this.#repeated(grid, record, { amount, currency }, into)
    if (repeated) return repeated
    const order = this.#orderFor(grid, record, { ref, email, at, currency, exponent }, into)
    this.#addLine(grid, record, order, figures, amount)
    return null
  }

  #giveBack(grid: Grid, record: number, row: RowKey, into: Batch): void {
    const { ref, email, at, currency, exponent } = row
    const amount = returnedAmount(this.#cells, grid, record, exponent)
    const name = this.#cells.text(grid, record, this.#cells.at.productName)
    const product = this.#cells.text(grid, record, this.#cells.at.product) ?? name
    const line = grid.lines[record]!
    if (amount !== null) into.returns.push({ line, customer: { ref, email }, at, product, currency, amount })
  }

  /** Notes a row that repeats another one of its order; returns the fault where such rows are dropped. */
  #repeated(
    grid: Grid,
    record: number,
    row: { amount: number | null; currency: string | null },
    into: Batch,
  ): FieldFault | null {
    const order = this.#cells.text(grid, record, this.#cells.at.order)
    const line = grid.lines[record]!
    const first = this.#memory.repeated(order, grid, record)
    if (first === null) return null
    into.repeats.push({ line, order, ...row })
    if (!this.#choices.dropsRepeats) return null
    return {
      field: order === null ? 'date' : 'order',
      value: order ?? '',
      reason: repeatReason(first),
    }
  }

  #missingCell(grid: Grid, record: number): FieldFault {
    const width = grid.width(record)
    const absent = Object.entries(this.#plan.mapping).filter(([, column]) => column >= width)
    const [field] = absent.reduce((first, next) => (next[1] < first[1] ? next : first))
    return {
      field: field as Field,
      value: '',
      reason: `the row ends after ${width} cells, before this column`,
    }
  }

  #orderFor(grid: Grid, record: number, row: RowKey, into: Batch): OpenOrder {
    const ref = this.#cells.text(grid, record, this.#cells.at.order)
    const open = this.#open
    if (open && ref !== null && belongsToOrder(open.order, ref, row)) {
      open.order.at = Math.min(open.order.at, row.at)
      return open
    }
    this.end(into)
    const order: IncomingOrder = {
      ref,
      line: grid.lines[record]!,
      customer: { ref: row.ref, email: row.email, name: this.#cells.text(grid, record, this.#cells.at.name) },
      at: row.at,
      currency: row.currency,
      channel: this.#cells.text(grid, record, this.#cells.at.channel),
      country: this.#cells.text(grid, record, this.#cells.at.country),
      products: [],
      productNames: [],
      quantities: [],
      amounts: [],
      total: null,
      refunded: 0,
      cancelledAt: null,
    }
    this.#open = { order, sum: new ExactSum(), refunded: new ExactSum(), exponent: row.exponent }
    return this.#open
  }

  #addLine(grid: Grid, record: number, open: OpenOrder, figures: RowAmounts, lineTotal: number | null): void {
    const { order, sum, refunded } = open
    const { quantity, price, amount } = figures
    const name = this.#cells.text(grid, record, this.#cells.at.productName)
    const product = this.#cells.text(grid, record, this.#cells.at.product) ?? name
    if (amount) sum.add(amount)
    else if (price) sum.addProduct(quantity, price)
    if (figures.refunded) refunded.add({ ...figures.refunded, units: Math.abs(figures.refunded.units) })
    if (product !== null) {
      order.products.push(product)
      order.productNames.push(name)
      order.quantities.push(quantity.units / 10 ** quantity.scale)
      order.amounts.push(lineTotal)
    }
    const cancelled = this.#cells.text(grid, record, this.#cells.at.cancelled) ?? ''
    if (!NOT_CANCELLED.test(cancelled)) order.cancelledAt ??= this.#cancelledAt(cancelled, order.at)
  }

  /** Where the column says only that an order was cancelled, and not when, the date of the order is taken. */
  #cancelledAt(text: string, orderedAt: number): number {
    const moment = this.#moments.read(text)
    return typeof moment === 'number' ? moment : orderedAt
  }
}
