import { sql } from 'kysely'
import type { z } from 'zod'
import type { MomentSource } from '../platform/modules/moment.ts'
import { usageDaySchema } from './schema.ts'

const detail = usageDaySchema.pick({ contacts: true, events: true })
export type LoginsMoment = z.output<typeof detail>

/** Log-ins go on all day, so they stand below everything else. */
export const loginMoments: MomentSource = {
  kind: 'logins',
  detail,
  select: ({ customerId }) => sql`
    select 'logins ' || day as key, day, 2 as place, null::timestamptz as at,
           jsonb_build_object('contacts', count(*), 'events', sum(events)::bigint) as detail
    from usage_day where customer_id = ${customerId} group by day having bool_or(is_login)
  `,
}
