import { sql } from 'kysely'
import { actorName, type Scope } from '../scope/scope.ts'

/** Records that an event occurred, in the transaction of the scope. */
export async function insertEvent(
  scope: Pick<Scope, 'db' | 'actor' | 'now'>,
  name: string,
  payload: unknown,
): Promise<void> {
  await sql`
    insert into event (name, payload, actor, occurred_at)
    values (${name}, ${JSON.stringify(payload)}::jsonb, ${actorName(scope.actor)}, ${scope.now})
  `.execute(scope.db)
}
