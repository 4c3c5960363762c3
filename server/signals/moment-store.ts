import { sql } from 'kysely'
import type { MomentSource } from '../platform/modules/moment.ts'
import type { CustomerSignal } from './schema.ts'

export type SignalMoment = { what: 'opened' | 'addressed' | 'ended' } & Pick<
  CustomerSignal,
  'id' | 'kind' | 'since' | 'evidence' | 'addressedBy' | 'codeLabel' | 'words'
>

/** When a signal opened, when somebody addressed it, and when it ended. */
export const signalMoments: MomentSource = {
  kind: 'signals',
  select: ({ customerId, timeZone }) => sql`
    with moment as (
      select 'opened' as what, opened_on as day, 0 as place, null::timestamptz as at, s.*
      from signal s where s.customer_id = ${customerId}
      union all
      select 'addressed', (addressed_at at time zone ${timeZone})::date, 1, addressed_at, s.*
      from signal s where s.customer_id = ${customerId} and addressed_at is not null
      union all
      select 'ended', ended_on, 0, null, s.* from signal s where s.customer_id = ${customerId} and ended_on is not null
    )
    select what || ' ' || id as key, day, place, at, jsonb_build_object(
             'what', what, 'id', id, 'kind', kind, 'since', since - date '1970-01-01', 'evidence', evidence,
             'addressedBy', addressed_by, 'words', words,
             'codeLabel', (select k.label from signal_code k where k.code = moment.code)
           ) as detail
    from moment
  `,
}
