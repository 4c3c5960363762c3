import { sql, type RawBuilder } from 'kysely'
import { writeNote } from '../../customers/notes/notes.ts'
import { parseDay } from '../../platform/calendar/days.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { personIdOf } from '../../platform/people/person-id.ts'
import { groupOf, type Kind } from '../kinds.ts'
import type { Action, Address, Assign, LogEntry, Snooze } from '../schema.ts'
import { codes, personName } from '../settings/store.ts'

type ActionDetails = {
  code?: string | null
  words?: string
  until?: string | null
  to?: string | null
}
type ActionRecord = {
  action: Action
  details: ActionDetails
  change: RawBuilder<unknown> | null
  noteId?: number
}
type LineSelection = { customerId: number; signals: number[] }

const LONGEST_SNOOZE = 366

/** Somebody has seen to it: the signals are off every list until what they say begins anew. */
export async function address(scope: Scope, { code, words, ...some }: Address): Promise<{ action: number }> {
  if (code !== null) await refuseUnknownCode(scope, code)
  const change = sql`
    addressed_at = ${scope.now}, addressed_by = ${actorDisplayName(scope.actor)}, code = ${code}, words = ${words}`
  return applyAction(scope, some, { action: 'addressed', details: { code, words }, change })
}

async function refuseUnknownCode({ db }: Scope, code: string): Promise<void> {
  const known = (await codes(db)).find((one) => one.code === code)
  if (known && !known.isRetired) return
  const why = known ? 'is no longer in use' : 'is no reason code'
  throw new Refusal(400, 'code_unknown', `"${code}" ${why}. Choose one of those under Settings → Signals.`)
}

/** Out of sight until a day; on that day it is back, if it still holds. */
export async function snooze(scope: Scope, { until, ...some }: Snooze): Promise<{ action: number }> {
  await refusePastDay(scope, until)
  return applyAction(scope, some, {
    action: 'snoozed',
    details: { until },
    change: sql`snoozed_until = ${until}::date`,
  })
}

async function refusePastDay(scope: Scope, until: string): Promise<void> {
  const days = parseDay(until) - (await todayOf(scope)).day
  if (days >= 1 && days <= LONGEST_SNOOZE) return
  throw new Refusal(
    400,
    'until',
    `${until} is not within the next ${LONGEST_SNOOZE} days. Choose a day after today.`,
  )
}

/** To one person, or back to everybody with null. @throws Refusal 404 when there is no such person */
export async function assign(scope: Scope, { to, ...some }: Assign): Promise<{ action: number }> {
  if (to !== null && (await personName(scope.db, to)) === null) {
    throw new Refusal(404, 'person_unknown', `There is no person "${to}". Choose one of the team.`)
  }
  return applyAction(scope, some, { action: 'assigned', details: { to }, change: sql`assignee = ${to}` })
}

/** A call or a note is kept with the customer; with a day the line comes back then, without one it stays. */
export async function logContact(
  scope: Scope,
  { kind, words, until, ...some }: LogEntry,
): Promise<{ action: number }> {
  if (until !== null) await refusePastDay(scope, until)
  return inTransaction(scope, async (scope) => {
    const { id: noteId } = await writeNote(scope, { customerId: some.customerId, kind, words })
    return applyAction(scope, some, {
      action: kind === 'call' ? 'called' : 'noted',
      details: { words, until },
      change: until === null ? null : sql`snoozed_until = ${until}::date`,
      noteId,
    })
  })
}

async function applyAction(
  scope: Scope,
  some: LineSelection,
  deed: ActionRecord,
): Promise<{ action: number }> {
  return inTransaction(scope, async (scope) => {
    const group = await lockLine(scope, some, deed.change !== null)
    const ids = sql`customer_id = ${some.customerId} and id = any(${some.signals})`
    const { rows } = await sql<{ id: number }>`
      insert into signal_action (
        customer_id, signal_ids, line_group, action, chosen, before, note_id, by_user, by_name, acted_at
      )
      values (
        ${some.customerId}, ${some.signals}, ${group}, ${deed.action}, ${JSON.stringify(deed.details)}::jsonb,
        coalesce((select ${FIELDS} from signal where ${ids} and ${deed.change !== null}), '[]'),
        ${deed.noteId ?? null}, ${personIdOf(scope.actor)}, ${actorDisplayName(scope.actor)}, ${scope.now}
      )
      returning id
    `.execute(scope.db)
    if (deed.change) await sql`update signal set ${deed.change} where ${ids}`.execute(scope.db)
    return { action: rows[0]!.id }
  })
}

/** All that people may change on a signal, for the way back. */
const FIELDS = sql`jsonb_agg(jsonb_build_object(
  'id', id, 'addressed_at', addressed_at, 'addressed_by', addressed_by, 'code', code, 'words', words,
  'snoozed_until', snoozed_until, 'assignee', assignee))`

/** Holds the signals to the end of the transaction and makes sure that they are one line that still waits. */
async function lockLine(
  { db }: Scope,
  { customerId, signals }: LineSelection,
  changes: boolean,
): Promise<string> {
  const { rows } = await sql<{ id: number; kind: Kind; addressedBy: string | null }>`
    select id, kind, addressed_by as "addressedBy" from signal
    where customer_id = ${customerId} and id = any(${signals}) order by id for update
  `.execute(db)
  const missing = signals.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) {
    throw new Refusal(
      404,
      'signal_unknown',
      `Customer ${customerId} has no signal ${missing}. Load the list again.`,
    )
  }
  const groups = new Set(rows.map(({ kind }) => groupOf(kind)))
  if (groups.size > 1) {
    throw new Refusal(
      400,
      'several_lines',
      `These signals stand in ${groups.size} lines. Send one line at a time.`,
    )
  }
  const taken = changes && rows.find(({ addressedBy }) => addressedBy !== null)
  if (taken) {
    throw new Refusal(
      409,
      'addressed_already',
      `${taken.addressedBy} has seen to this already. Load the list again.`,
    )
  }
  return [...groups][0]!
}
