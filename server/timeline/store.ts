import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { MomentSource } from '../platform/modules/moment.ts'
import type { TimelineCursor } from './cursor.ts'
import type { Moment } from './schema.ts'

export type MomentRow = Moment & { micros: number }

const ORDER = sql`order by day desc, place, micros desc, key collate "C"`

/** One query over all sources. Each source brings no more rows than the page has, so that a long history costs nothing. */
export async function selectMoments(
  db: Db,
  sources: readonly MomentSource[],
  of: { customerId: number; timeZone: string },
  before: TimelineCursor | null,
  limit: number,
): Promise<MomentRow[]> {
  if (sources.length === 0) return []
  const parts = sources.map(({ kind, select }) => {
    const placed = sql`
      select ${kind}::text as kind, key, day, place, at, coalesce((extract(epoch from at) * 1000000)::bigint, 0) as micros, detail
      from (${select(of)}) moment
    `
    return sql`(select * from (${placed}) placed where ${after(before)} ${ORDER} limit ${limit})`
  })
  const { rows } = await sql<MomentRow>`
    select kind, key, day, place, at, micros, detail from (${sql.join(parts, sql` union all `)}) moments
    ${ORDER} limit ${limit}
  `.execute(db)
  return rows
}

function after(before: TimelineCursor | null): RawBuilder<unknown> {
  if (!before) return sql`true`
  const { day, place, micros, key } = before
  return sql`(
    day < ${day}::date or (day = ${day}::date and (place > ${place} or (place = ${place} and (micros < ${micros}
    or (micros = ${micros} and key collate "C" > ${key})))))
  )`
}
