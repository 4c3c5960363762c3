import { sql } from 'kysely'
import type { EventHandlers } from '../platform/events/events.ts'

/** A file that is taken back takes nobody along to whom a link was given, who looked, or who took in another customer. */
export const answers: EventHandlers = {
  atOnce: {
    'customers.forgetting': async ({ db }) => {
      await sql`
        delete from forgotten f
        where exists (select from portal_link l where l.customer_id = f.id)
          or exists (select from portal_visit v where v.customer_id = f.id)
          or exists (select from customer_merge m where m.into_id = f.id)
      `.execute(db)
    },
  },
}
