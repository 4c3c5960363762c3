import type { IncomingOrder } from './incoming-order.ts'

/** Finds the ids of products while a file is streamed; a new product gets an id and a row in the staging table. */
export type ProductNumbers = {
  /** For each order the ids of its products, in their order. */
  idsOf: (orders: IncomingOrder[]) => Promise<number[][]>
}

type Numbered = { sku: string; id: number }
type Query = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/** With more different products the cache is emptied and reads from the database again. */
const MAX_CACHED = 500_000
/** No product has this id. */
const UNKNOWN = 0

export function openProductNumbers(ask: Query, staging: string): ProductNumbers {
  let ids = new Map<string, number>()
  return {
    async idsOf(orders) {
      const numbers = orders.map(({ products }) => products.map((product) => ids.get(product) ?? UNKNOWN))
      const fresh = newProducts(orders, numbers)
      if (fresh.size === 0) return numbers
      const added = await assignNumbers(ask, staging, fresh)
      for (const [at, i] of withoutNumber(numbers)) numbers[at]![i] = added.get(orders[at]!.products[i]!)!
      if (ids.size + added.size > MAX_CACHED) ids = new Map()
      for (const [sku, id] of added) ids.set(sku, id)
      return numbers
    },
  }
}

/** Products that have no id yet, with their names. */
function newProducts(orders: IncomingOrder[], numbers: number[][]): Map<string, string> {
  const fresh = new Map<string, string>()
  for (const [at, i] of withoutNumber(numbers)) {
    const sku = orders[at]!.products[i]!
    if (!fresh.has(sku)) fresh.set(ownCopy(sku), ownCopy(orders[at]!.productNames[i] ?? sku))
  }
  return fresh
}

/** The places of products without an id. */
function* withoutNumber(numbers: number[][]): Generator<[order: number, line: number]> {
  for (const [at, ids] of numbers.entries())
    for (let i = ids.indexOf(UNKNOWN); i >= 0; i = ids.indexOf(UNKNOWN, i + 1)) yield [at, i]
}

async function assignNumbers(
  ask: Query,
  staging: string,
  fresh: Map<string, string>,
): Promise<Map<string, number>> {
  const { rows } = await ask(
    `with incoming as (select * from unnest($1::text[], $2::text[]) as t(sku, name)),
     known as (select sku, id from product where sku = any($1) union select sku, id from ${staging} where sku = any($1)),
     added as (
       insert into ${staging} (id, sku, name)
       select nextval(pg_get_serial_sequence('product', 'id')), sku, name from incoming where sku not in (select sku from known)
       returning sku, id
     )
     select sku, id from known union all select sku, id from added`,
    [[...fresh.keys()], [...fresh.values()]],
  )
  return new Map((rows as Numbered[]).map(({ sku, id }) => [sku, id]))
}

/** A slice of a chunk keeps the whole chunk in memory; a copy does not. */
const ownCopy = (slice: string) => Buffer.from(slice).toString()
