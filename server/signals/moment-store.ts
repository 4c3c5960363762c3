import { sql } from 'kysely'
import { z } from 'zod'
import type { MomentSource } from '../platform/modules/moment.ts'
import { customerSignalSchema } from './schema.ts'

const detail = z.object({
  what: z.enum(['opened', 'addressed', 'ended']),
  isAddressed: z.boolean(),
  ...customerSignalSchema.pick({
    id: true,
    kind: true,
    since: true,
    evidence: true,
    endedOn: true,
    addressedBy: true,
    codeLabel: true,
    comment: true,
  }).shape,
})
export type SignalMoment = z.output<typeof detail>

/** When a signal opened, when somebody addressed it, and when it ended. */
export const signalMoments: MomentSource = {
  kind: 'signals',
  detail,
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
             'endedOn', ended_on, 'isAddressed', addressed_at is not null, 'addressedBy', addressed_by, 'comment', comment,
             'codeLabel', (select k.label from signal_code k where k.code = moment.code)
           ) as detail
    from moment
  `,
}
