import { sql } from 'kysely'
import type { Settings } from '../platform/settings/settings.ts'
import type { EventHandlers } from '../platform/events/events.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { lockGoals } from './lock.ts'
import { refreshStandings } from './progress/progress.ts'

/** Goals and readings go with their customer: copied under the same ids, since the customer is the key they are spread by. */
async function mergeGoals(scope: Scope, from: number, into: number): Promise<void> {
  const { db } = scope
  await lockGoals(db)
  // Two readings of one source may have the same id there: both stay, the one under the id of who told it.
  await sql`
    insert into reading (
      customer_id, id, metric_id, value, at, source, source_id, reported_by, told_at, corrects, disputed_at,
      disputed_by, dispute, settled_at, settled_by, answer, batch_ids
    )
    overriding system value
    select ${into}, r.id, r.metric_id, r.value, r.at, r.source,
           case when o.id is null then r.source_id else r.source_id || ' of customer ' || r.customer_id end,
           r.reported_by, r.told_at, r.corrects, r.disputed_at, r.disputed_by, r.dispute, r.settled_at, r.settled_by,
           r.answer, r.batch_ids
    from reading r left join reading o on o.customer_id = ${into} and o.metric_id = r.metric_id and o.source = r.source
      and o.source_id = r.source_id
    where r.customer_id = ${from}
  `.execute(db)
  await sql`delete from reading where customer_id = ${from}`.execute(db)
  await moveGoals(scope, from, into)
  await refreshStandings(scope, [into])
}

async function moveGoals({ db }: Scope, from: number, into: number): Promise<void> {
  await sql`
    insert into goal (
      customer_id, id, outcome, metric_id, baseline, agreed_on, target, starts_on, due_on, team_owner, customer_owner,
      template, said, said_reason, said_by, said_at, created_at, created_by
    )
    overriding system value
    select ${into}, id, outcome, metric_id, baseline, agreed_on, target, starts_on, due_on, team_owner, customer_owner,
           template, said, said_reason, said_by, said_at, created_at, created_by
    from goal where customer_id = ${from}
  `.execute(db)
  await sql`
    insert into milestone (customer_id, id, goal_id, title, due_on, reached_on) overriding system value
    select ${into}, id, goal_id, title, due_on, reached_on from milestone where customer_id = ${from}
  `.execute(db)
  await sql`
    insert into goal_comment (customer_id, id, goal_id, words, side, author, written_at, deleted_at) overriding system value
    select ${into}, id, goal_id, words, side, author, written_at, deleted_at from goal_comment where customer_id = ${from}
  `.execute(db)
  await sql`delete from goal where customer_id = ${from}`.execute(db)
  await sql`
    insert into progress_letter (customer_id, month, written_at)
    select ${into}, month, written_at from progress_letter where customer_id = ${from} on conflict do nothing
  `.execute(db)
}

/** What goals do at once when an earlier module has news. */
export const eventHandlers: EventHandlers = {
  atOnce: {
    'customer.merged': (scope, { from, into }: { from: number; into: number }) =>
      mergeGoals(scope, from, into),
    // What was agreed with a customer is nobody's to take back with the file that told of them.
    'customers.forgetting': async ({ db }) => {
      await lockGoals(db)
      await sql`
        delete from forgotten f
        where exists (select from goal g where g.customer_id = f.id) or exists (select from reading r where r.customer_id = f.id)
      `.execute(db)
    },
    'settings.changed': async (scope, { before, after }: { before: Settings; after: Settings }) => {
      if (before.timeZone === after.timeZone) return
      // On which day a reading was taken hangs on the zone: everybody is as of long ago until they are made anew.
      await lockGoals(scope.db)
      await sql`update goal_standing set as_of = date '1970-01-01'`.execute(scope.db)
    },
  },
}
