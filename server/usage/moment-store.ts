import { sql } from 'kysely'
import type { MomentSource } from '../platform/modules/moment.ts'
import type { UsageDay } from './schema.ts'

export type LoginsMoment = Pick<UsageDay, 'contacts' | 'events'>

/** Log-ins go on all day, so they stand below everything else. */
export const loginMoments: MomentSource = {
  kind: 'logins',
  select: ({ customerId }) => sql`
    select 'logins ' || day as key, day, 2 as place, null::timestamptz as at,
           jsonb_build_object('contacts', count(*), 'events', sum(events)::bigint) as detail
    from usage_day where customer_id = ${customerId} group by day having bool_or(is_login)
  `,
}
