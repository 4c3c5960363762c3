import { sql } from 'kysely'
import type { Answers } from '../platform/events/events.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { holdRefresh, refresh, refreshLater, refreshTouched } from './detect/detect.ts'

/** Everybody is asked for in one word: to put down every customer would only say it again, at length. */
const changed = (scope: Scope, { everybody = false }: { everybody?: boolean }) =>
  everybody ? refreshLater(scope) : refreshTouched(scope, 'touched')

/** Signals follow from facts: in the transaction in which those change. */
export const answers: Answers = {
  atOnce: {
    'sales.recorded': (scope) => refreshTouched(scope, 'touched'),
    'sales.changed': changed,
    'usage.recorded': (scope) => refreshTouched(scope, 'usage_touched'),
    'goals.changed': (scope) => refreshTouched(scope, 'goals_touched'),
    'subscriptions.changed': changed,
    /** A judgement, and what somebody did on Today, keep their customer. */
    'customers.forgetting': async ({ db }) => {
      await holdRefresh(db)
      await sql`
        delete from forgotten f
        where exists (select from judgement j where j.customer_id = f.id)
          or exists (select from signal_action a where a.customer_id = f.id and a.undone_at is null)
      `.execute(db)
    },
    /** What people did moves along; the signals themselves follow from the joined facts. */
    'customer.merged': async (scope, { from, into }: { from: number; into: number }) => {
      await sql`
        insert into signal_action (
          customer_id, id, signal_ids, line_group, action, chosen, before, note_id, by_user, by_name, acted_at, undone_at
        )
        overriding system value
        select ${into}, id, signal_ids, line_group, action, chosen, before, note_id, by_user, by_name, acted_at, undone_at
        from signal_action where customer_id = ${from}
      `.execute(scope.db)
      await sql`delete from signal_action where customer_id = ${from}`.execute(scope.db)
      await sql`update judgement set customer_id = ${into} where customer_id = ${from}`.execute(scope.db)
      await sql`delete from signal where customer_id = ${from}`.execute(scope.db)
      await refresh(scope, [into])
    },
  },
}
