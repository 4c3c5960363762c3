import type { IncomingOrder } from './incoming.ts'

/** Finds the numbers of products while a file streams by; what is new gets a number, and a row in the staging table. */
export type ProductBook = {
  learn: (orders: IncomingOrder[]) => Promise<void>
  idOf: (product: string) => number
}

type Numbered = { sku: string; id: number }
type Ask = (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>

/** Beyond this many different products the book begins anew and asks the database again. */
const LARGEST_BOOK = 500_000

export function openProducts(ask: Ask, staging: string): ProductBook {
  let ids = new Map<string, number>()
  return {
    async learn(orders) {
      const fresh = new Map<string, string>()
      for (const order of orders) {
        for (let i = 0; i < order.products.length; i++) {
          const sku = order.products[i]!
          if (!ids.has(sku) && !fresh.has(sku)) fresh.set(ownCopy(sku), ownCopy(order.productNames[i] ?? sku))
        }
      }
      if (fresh.size === 0) return
      if (ids.size + fresh.size > LARGEST_BOOK) ids = await relearn(ask, staging, orders, fresh)
      for (const [sku, id] of await number(ask, staging, fresh)) ids.set(sku, id)
    },
    idOf: (product) => ids.get(product)!,
  }
}

async function relearn(ask: Ask, staging: string, orders: IncomingOrder[], fresh: Map<string, string>) {
  const known = orders.flatMap((order) => order.products).filter((sku) => !fresh.has(sku))
  return number(ask, staging, new Map(known.map((sku) => [ownCopy(sku), sku])))
}

async function number(ask: Ask, staging: string, fresh: Map<string, string>): Promise<Map<string, number>> {
  const { rows } = await ask(
    `with told as (select * from unnest($1::text[], $2::text[]) as t(sku, name)),
     known as (select sku, id from product where sku = any($1) union select sku, id from ${staging} where sku = any($1)),
     added as (
       insert into ${staging} (id, sku, name)
       select nextval(pg_get_serial_sequence('product', 'id')), sku, name from told where sku not in (select sku from known)
       returning sku, id
     )
     select sku, id from known union all select sku, id from added`,
    [[...fresh.keys()], [...fresh.values()]],
  )
  return new Map((rows as Numbered[]).map(({ sku, id }) => [sku, id]))
}

/** A slice of a chunk keeps the whole chunk in memory; a copy does not. */
const ownCopy = (slice: string) => Buffer.from(slice).toString()
