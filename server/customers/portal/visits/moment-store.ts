import { sql } from 'kysely'
import type { z } from 'zod'
import type { MomentSource } from '../../../platform/modules/moment.ts'
import { visitSchema } from '../schema.ts'

const detail = visitSchema.pick({ email: true, kind: true, what: true })
export type VisitMoment = z.output<typeof detail>

/** Opening the portal alone: every look at a part of it brings one along. */
const IS_OPENING = (visit: string) =>
  sql`(${sql.table(visit)}.kind = 'saw' and ${sql.table(visit)}.what = 'portal')`

export const visitMoments: MomentSource = {
  kind: 'visits',
  detail,
  select: ({ customerId }) => sql`
    select 'visit ' || v.id as key, v.day, 1 as place, v.at,
           jsonb_build_object('email', v.email, 'kind', v.kind, 'what', v.what) as detail
    from portal_visit v
    where v.customer_id = ${customerId} and not (${IS_OPENING('v')} and exists (
      select 1 from portal_visit other
      where other.customer_id = v.customer_id and other.day = v.day and other.email = v.email and not ${IS_OPENING('other')}
    ))
  `,
}
