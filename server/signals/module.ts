import { sql } from 'kysely'
import type { EventHandlers } from '../platform/events/events.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { lockRefresh, refresh, requestRefresh, refreshChanged } from './detect/detect.ts'

/** Everybody is asked for in one word: to put down every customer would only say it again, at length. */
const refreshChangedOrAll = (scope: Scope, { everybody = false }: { everybody?: boolean }) =>
  everybody ? requestRefresh(scope) : refreshChanged(scope, 'touched')

/** Signals follow from facts: in the transaction in which those change. */
export const handlers: EventHandlers = {
  atOnce: {
    'sales.recorded': (scope) => refreshChanged(scope, 'touched'),
    'sales.changed': refreshChangedOrAll,
    'usage.recorded': (scope) => refreshChanged(scope, 'usage_touched'),
    'asks.changed': (scope, { customerIds }: { customerIds: number[] }) => refresh(scope, customerIds),
    'goals.changed': (scope) => refreshChanged(scope, 'goals_touched'),
    'subscriptions.changed': refreshChangedOrAll,
    /** A judgement, and what somebody did on Today, keep their customer. */
    'customers.forgetting': async ({ db }) => {
      await lockRefresh(db)
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
