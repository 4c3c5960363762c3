import type { RawBuilder } from 'kysely'

/** Orders of one file or request that are not written yet: the tables that hold them, and their source. */
export type StagedBatch = {
  orders: RawBuilder<unknown>
  products: RawBuilder<unknown>
  source: string
  customersAre: 'company' | 'person'
  batchId: number | null
}

export type OrderReject = { line: number; value: string; reason: string }

/** What writing a batch would do. */
export type Comparison = {
  customers: number
  newCustomers: number
  orders: number
  fresh: number
  known: number
  changed: number
}
