import { type DecimalMark, parseDecimal } from '../../../sales/money/decimal.ts'
import type { IncomingOrder } from '../../../sales/orders/incoming-order.ts'
import { isCurrency } from '../../../../values/currency.ts'
import { exponentOf, parseMoney } from '../../../sales/money/amount.ts'
import { ExactSum } from '../../../sales/money/exact-sum.ts'
import { type DateReader, dateReader } from '../../table/dates.ts'
import { knownColumns, type OrderFormat } from '../order-format.ts'
import { cellText, columnPositions, type ColumnPositions, correctedPositions } from '../known-columns.ts'
import { SHOPIFY, SHOPIFY_FIELDS, type ShopifyColumn } from './columns.ts'
import type { Grid } from '../../table/grid.ts'
import type { CompanyDefaults, Plan } from '../../inspection/plan.ts'
import { type Batch, type OrderReader, type RowChoices, addReject } from '../order-reader.ts'
import { RowMemory, repeatReason } from '../repeats/repeated-rows.ts'

/**
 * Shopify's orders export: one row per line item, with the order's own cells only in its first row. Later rows may
 * repeat the email address. The key is Id where there is one, because Name can be changed. Refunds are an amount
 * without a date. A guest is known by email, else by phone; with neither, the order is rejected with all its rows.
 */
export const shopifyOrders: OrderFormat = {
  label: 'Shopify, Orders',
  source: 'shopify',
  recognise(columns) {
    const { name, date, quantity, total } = columnPositions(SHOPIFY, columns)
    const isShopify = [name, date, quantity, total].every((position) => position >= 0)
    return isShopify ? knownColumns(SHOPIFY, SHOPIFY_FIELDS, columns) : null
  },
  reader: (plan, company, choices) => new ShopifyReader(plan, company, choices),
}

type Cell = (place: ShopifyColumn) => string
type ColumnFault = { place: ShopifyColumn; value: string; reason: string }
type CurrentOrder = { name: string; line: number; order: IncomingOrder | null }

class ShopifyReader implements OrderReader {
  readonly #places: ColumnPositions<ShopifyColumn>
  readonly #company: CompanyDefaults
  readonly #columns: readonly string[]
  readonly #decimal: DecimalMark
  readonly #readDate: DateReader
  readonly #choices: RowChoices
  readonly #memory = new RowMemory()
  #current: CurrentOrder | null = null

  constructor(plan: Plan, company: CompanyDefaults, choices: RowChoices) {
    this.#choices = choices
    this.#places = correctedPositions(
      plan.mapping,
      SHOPIFY_FIELDS,
      columnPositions<ShopifyColumn>(SHOPIFY, plan.columns),
    )
    this.#company = company
    this.#columns = plan.columns
    this.#decimal = plan.decimal
    this.#readDate = dateReader(plan.dates, company.zone, company.now)
  }

  row(grid: Grid, record: number, into: Batch): void {
    const cell: Cell = (place) => cellText(grid, record, this.#places[place])
    const line = grid.lines[record]!
    const name = cell('name')
    const begins = this.#current?.name !== name || this.#isAnother(cell('id'))
    const repeated = this.#repeated(cell, grid, record, begins, into)
    if (repeated) return this.#reject(into, line, repeated)
    if (begins) {
      this.end(into)
      const begun = this.#begin(cell, line)
      this.#current = { name, line, order: 'reason' in begun ? null : begun }
      if ('reason' in begun) return this.#reject(into, line, begun)
    }
    const { order, line: firstLine } = this.#current!
    if (!order) return addReject(into, line, 'Name', name, `its order was rejected in line ${firstLine}`)
    const fault = this.#addLine(cell, order)
    if (fault) this.#reject(into, line, fault)
  }

  end(into: Batch): void {
    if (this.#current?.order) into.orders.push(this.#current.order)
    this.#current = null
  }

  /** Notes a row that repeats another one of its order; returns the fault where such rows are dropped. */
  #repeated(cell: Cell, grid: Grid, record: number, begins: boolean, into: Batch): ColumnFault | null {
    const order = cell('id') || cell('name') || null
    const first = this.#memory.repeated(order, grid, record)
    if (first === null) return null
    const currency = cell('currency').toUpperCase() || null
    // Only the first row of an order holds its amount.
    const total = begins && (!currency || isCurrency(currency)) ? this.#money(cell, 'total', currency) : null
    const amount = typeof total === 'number' ? total : null
    into.repeats.push({ line: grid.lines[record]!, order, amount, currency })
    return this.#choices.dropsRepeats
      ? { place: 'name', value: cell('name'), reason: repeatReason(first) }
      : null
  }

  #isAnother(id: string): boolean {
    const ref = this.#current?.order?.ref
    return id !== '' && ref !== undefined && ref !== id
  }

  #reject(into: Batch, line: number, { place, value, reason }: ColumnFault): void {
    addReject(into, line, this.#columns[this.#places[place]] ?? SHOPIFY[place][0], value, reason)
  }

  #begin(cell: Cell, line: number): IncomingOrder | ColumnFault {
    const ref = cell('id') || cell('name')
    if (ref === '') return { place: 'name', value: '', reason: 'no order' }
    const at =
      cell('date') === '' ? 'no date: the first row of this order is not above' : this.#readDate(cell('date'))
    if (typeof at === 'string') return { place: 'date', value: cell('date'), reason: at }
    const email = cell('email') || null
    const phone = email ? null : cell('phone') || null
    if (!email && !phone) return { place: 'email', value: '', reason: 'no customer: neither email nor phone' }
    const currency = cell('currency').toUpperCase() || null
    if (currency && !isCurrency(currency))
      return { place: 'currency', value: currency, reason: 'is not a currency code of ISO 4217' }
    const total = this.#money(cell, 'total', currency)
    if (typeof total === 'object') return total
    const refunded = cell('refunded') ? this.#money(cell, 'refunded', currency) : 0
    if (typeof refunded === 'object') return refunded
    return {
      ref,
      line,
      customer: { ref: phone, email, name: cell('person') || null },
      at,
      currency,
      channel: cell('channel') || null,
      country: cell('shippingCountry') || cell('billingCountry') || null,
      products: [],
      productNames: [],
      quantities: [],
      amounts: [],
      total,
      refunded,
      cancelledAt: this.#cancelledAt(cell('cancelled'), at),
    }
  }

  #money(cell: Cell, place: ShopifyColumn, currency: string | null): number | ColumnFault {
    const minor = parseMoney(cell(place), currency ?? this.#company.currency, this.#decimal)
    if (minor === null) return { place, value: cell(place), reason: 'is not an amount' }
    return minor < 0 ? { place, value: cell(place), reason: 'is below zero' } : minor
  }

  #cancelledAt(text: string, orderedAt: number): number | null {
    if (text === '') return null
    const moment = this.#readDate(text)
    return typeof moment === 'number' ? moment : orderedAt
  }

  /** A line that cannot be read is left out of the order's products; the amount of the order is in Total. */
  #addLine(cell: Cell, order: IncomingOrder): ColumnFault | null {
    const name = cell('productName') || null
    const product = cell('product') || name
    if (product === null) return null
    const quantity = parseDecimal(cell('quantity'), this.#decimal)
    if (!quantity || quantity.units < 0)
      return { place: 'quantity', value: cell('quantity'), reason: 'is not a quantity' }
    const exponent = exponentOf(order.currency ?? this.#company.currency)
    const price = parseDecimal(cell('price'), this.#decimal)
    const discount = parseDecimal(cell('discount'), this.#decimal)
    const sum = new ExactSum()
    if (price) sum.addProduct(quantity, price)
    if (discount) sum.add({ ...discount, units: -discount.units })
    order.products.push(product)
    order.productNames.push(name)
    order.quantities.push(quantity.units / 10 ** quantity.scale)
    order.amounts.push(price ? sum.rounded(exponent) : null)
    return null
  }
}
