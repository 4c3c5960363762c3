import { sql } from 'kysely'
import { removeNote } from '../../customers/notes/notes.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { personIdOf } from '../../platform/people/person-id.ts'
import { lockRefresh } from '../detect/detect.ts'

/**
 * Takes back what was done: the signals are exactly as before, and a note written with it goes. Done twice it is
 * taken back once.
 *
 * @throws Refusal 404 unknown, 403 somebody else's, 409 when something was done with the same line afterwards
 */
export async function undo(scope: Scope, customerId: number, actionId: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { db } = scope
    // What answers the news may refresh signals.
    await lockRefresh(db)
    const { rows } = await sql<Undoable>`
      select a.by_user as "byUser", a.by_name as "byName", a.undone_at is not null as "isUndone", a.note_id as "noteId",
             a.before, (
               select l.by_name from signal_action l
               where l.customer_id = a.customer_id and l.id > a.id and l.undone_at is null
                 and l.before <> '[]' and a.before <> '[]' and l.signal_ids && a.signal_ids
               order by l.id desc limit 1
             ) as later
      from signal_action a where a.customer_id = ${customerId} and a.id = ${actionId} for update
    `.execute(db)
    const found = rows[0]
    if (!found)
      throw new Refusal(
        404,
        'action_unknown',
        `Nothing to take back: customer ${customerId} has no action ${actionId}.`,
      )
    if (found.isUndone) return
    refuseOthers(scope, found)
    await restoreSignals(scope, customerId, found.before)
    if (found.noteId !== null) await removeNote(scope, customerId, found.noteId)
    await sql`
      update signal_action set undone_at = ${scope.now} where customer_id = ${customerId} and id = ${actionId}
    `.execute(db)
    await scope.events.emit(scope, 'signals.undone', { customerId, actionId })
  })
}

type Undoable = {
  byUser: string
  byName: string
  isUndone: boolean
  noteId: number | null
  before: unknown
  later: string | null
}

function refuseOthers({ actor }: Scope, { byUser, byName, later }: Undoable): void {
  if (byUser !== personIdOf(actor))
    throw new Refusal(403, 'not_yours', `${byName} did this, and only ${byName} can take it back.`)
  if (later !== null)
    throw new Refusal(
      409,
      'changed_later',
      `${later} did something with this line afterwards. Take that back first.`,
    )
}

async function restoreSignals({ db }: Scope, customerId: number, before: unknown): Promise<void> {
  await sql`
    update signal s set addressed_at = b.addressed_at, addressed_by = b.addressed_by, code = b.code, words = b.words,
      snoozed_until = b.snoozed_until, assignee = b.assignee
    from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b(
      id bigint, addressed_at timestamptz, addressed_by text, code text, words text, snoozed_until date, assignee text)
    where s.customer_id = ${customerId} and s.id = b.id
  `.execute(db)
}
