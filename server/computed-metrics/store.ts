import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { Computation } from '../goals/metrics/computation.ts'
import { LARGEST } from './compute.ts'

/** Customers who, on a day, have a goal with the metric that has begun and is not dropped: a query. */
export const customersWithGoals = (metricId: number, day: string): RawBuilder<unknown> => sql`
  select distinct customer_id from fact_goal
  where metric_id = ${metricId} and status <> 'dropped' and starts_on <= ${day}::date
`

export const oneCustomer = (id: number): RawBuilder<unknown> => sql`select ${id}::bigint as customer_id`

/** The values of the customers who have one, and the time of the readings: the end of the day, or now if it is earlier. */
export async function computeValues(
  db: Db,
  { computation, day, timeZone, now }: { computation: Computation; day: string; timeZone: string; now: Date },
  customers: RawBuilder<unknown>,
): Promise<{ customerId: number; value: number; at: Date }[]> {
  const { rows } = await sql<{ customerId: number; value: number; at: Date }>`
    select customer_id as "customerId", value::double precision as value,
           least(${now}::timestamptz, ${endOf(day, timeZone)} - interval '1 second') as at
    from (${computedValues(computation, day, timeZone, customers)}) computed where value is not null
  `.execute(db)
  return rows
}

const endOf = (day: string, timeZone: string) => sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`

/**
 * A query of customer_id and value (null when there is nothing to divide by) in the window that ends with a day. The rule in
 * compute.ts computes the same from single events.
 *
 * @param customers a query of customer_id
 */
export function computedValues(
  computation: Computation,
  day: string,
  timeZone: string,
  customers: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const names = [computation.event, ...(computation.kind === 'ratio' ? [computation.over.event] : [])]
  return sql`
    select w.customer_id, ${valueOf(computation)} as value
    from (${customers}) w left join fact_event e on e.customer_id = w.customer_id and e.name = any(${names})
      and e.occurred_at >= (${day}::date - ${computation.days - 1}::integer)::timestamp at time zone ${timeZone}
      and e.occurred_at < ${endOf(day, timeZone)}
    group by w.customer_id
  `
}

function valueOf(computation: Computation): RawBuilder<unknown> {
  const { event } = computation
  switch (computation.kind) {
    case 'count':
      return amountOf(event, null)
    case 'distinct':
      return computation.property === null
        ? sql`count(distinct e.contact_id)`
        : sql`count(distinct e.properties ->> ${computation.property})`
    case 'sum':
      return amountOf(event, computation.property)
    case 'average':
      return sql`avg(${numberOf(computation.property)})`
    case 'ratio': {
      const { over } = computation
      return sql`${amountOf(event, computation.property)} / nullif(${amountOf(over.event, over.property)}, 0)`
    }
  }
}

const amountOf = (event: string, property: string | null) =>
  property === null
    ? sql`(count(*) filter (where e.name = ${event}))::double precision`
    : sql`coalesce(sum(${numberOf(property)}) filter (where e.name = ${event}), 0)`

/** Only properties that were sent as numbers and measure something. */
const numberOf = (property: string) => sql`
  case when jsonb_typeof(e.properties -> ${property}) = 'number' then
    case when abs((e.properties ->> ${property})::numeric) < ${LARGEST} then (e.properties ->> ${property})::double precision end
  end
`
