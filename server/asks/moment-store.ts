import { sql, type RawBuilder } from 'kysely'

/** When the ask `a` was made; null where it was recorded on a later day. */
export const askedAt = (timeZone: string): RawBuilder<Date | null> => sql`
  case when (a.acted_at at time zone ${timeZone})::date = a.asked_on then a.acted_at end
`

/** When the sale `s` was made; null where only the day is known, which is read as midnight. */
export const soldAt = (timeZone: string): RawBuilder<Date | null> => sql`
  case when (s.occurred_at at time zone ${timeZone})::time <> time '00:00'
        and (s.occurred_at at time zone 'UTC')::time <> time '00:00' then s.occurred_at end
`
