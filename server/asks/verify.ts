import { sql } from 'kysely'
import { inSnapshot, type Scope } from '../platform/scope/scope.ts'
import { attributionsOf, type AskFact, type SaleFact } from './attribution.ts'

export type AttributionDifference = { customerId: number; what: string }

const CUSTOMERS_AT_ONCE = 1000

/** Works out again what came of every ask, and names what is written differently; changes nothing. */
export async function* verifyAttributions(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: AttributionDifference[] }> {
  for (let after = 0; ;) {
    const page = await inSnapshot(scope, async ({ db }) => {
      const { rows } = await sql<Row>`${asksAndSales(after)}`.execute(db)
      return rows
    })
    if (page.length === 0) return
    yield {
      checked: page.reduce((sum, { asks }) => sum + asks.length, 0),
      differences: page.flatMap(differencesOf),
    }
    after = page.at(-1)!.customerId
  }
}

type KeptAsk = AskFact & { undone: boolean; tied: string | null }
type Row = { customerId: number; asks: KeptAsk[]; sales: SaleFact[] }

const asksAndSales = (after: number) => sql`
  select c.customer_id as "customerId",
         (select jsonb_agg(jsonb_build_object(
            'id', a.id, 'day', a.asked_on - date '1970-01-01', 'answer', a.answer, 'undone', a.undone_at is not null,
            'tied', a.sale_kind || ' ' || a.sale_ref || ' ' || (a.sold_on - date '1970-01-01')))
          from next_sale_ask a where a.customer_id = c.customer_id) as asks,
         coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'ref', s.ref, 'day', s.day - date '1970-01-01'))
                   from fact_sale s where s.customer_id = c.customer_id and (s.nth is null or s.nth > 1)), '[]') as sales
  from (
    select distinct customer_id from next_sale_ask where customer_id > ${after}
    order by customer_id limit ${CUSTOMERS_AT_ONCE}
  ) c order by 1`

function differencesOf({ customerId, asks, sales }: Row): AttributionDifference[] {
  const ties = attributionsOf(
    asks.filter(({ undone }) => !undone),
    sales,
  )
  return asks.flatMap(({ id, tied }) => {
    const sale = ties.get(id)
    const fromFacts = sale ? `${sale.kind} ${sale.ref} ${sale.day}` : null
    if (fromFacts === tied) return []
    const what = `ask ${id} is tied to ${tied ?? 'no sale'}, but the facts give ${fromFacts ?? 'none'}`
    return [{ customerId, what }]
  })
}
