import { changeCustomer } from '../../customers/change.ts'
import { removeNote, writeNote } from '../../customers/notes/notes.ts'
import { parseDay } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { listPeople } from '../../platform/people/people.ts'
import { personIdOf } from '../../platform/people/person-id.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { lockRefresh } from '../detect/detect.ts'
import { groupOf, type Group } from '../kinds.ts'
import { groups } from '../schema.ts'
import { codes } from '../settings/settings.ts'
import type { Action, ActionKind, AddressInput, AssignInput, LogInput, SnoozeInput } from './schema.ts'
import * as store from './store.ts'

type Performed = {
  action: ActionKind
  details: store.ActionDetails
  change: store.SignalChange | null
  noteId?: number
}

const MAX_SNOOZE_DAYS = 366

/** Takes the signals off every list until they begin anew. */
export async function address(scope: Scope, { code, comment, ...line }: AddressInput): Promise<Action> {
  if (code !== null) await refuseUnknownCode(scope, code)
  const by = actorDisplayName(scope.actor)
  const change = { addressed_at: scope.now, addressed_by: by, code, comment }
  return applyAction(scope, line, { action: 'addressed', details: { code, comment }, change })
}

async function refuseUnknownCode(scope: Scope, code: string): Promise<void> {
  const known = (await codes(scope)).find((one) => one.code === code)
  if (known && !known.isRetired) return
  const why = known ? 'is no longer in use' : 'is not a reason code'
  throw new Refusal(400, 'code_unknown', `"${code}" ${why}. Choose one from Settings → Signals.`)
}

/** Hides the line until a day; on that day it is back, if it still holds. */
export async function snooze(scope: Scope, { until, ...line }: SnoozeInput): Promise<Action> {
  await refusePastDay(scope, until)
  return applyAction(scope, line, {
    action: 'snoozed',
    details: { until },
    change: { snoozed_until: until },
  })
}

async function refusePastDay(scope: Scope, until: string): Promise<void> {
  const days = parseDay(until) - (await todayOf(scope)).day
  if (days >= 1 && days <= MAX_SNOOZE_DAYS) return
  throw new Refusal(
    400,
    'until',
    `${until} is not within the next ${MAX_SNOOZE_DAYS} days. Choose a day after today.`,
  )
}

/** Assigns the line to one person, or with null to everybody again. @throws Refusal 404 when there is no such person */
export async function assign(scope: Scope, { to, ...line }: AssignInput): Promise<Action> {
  if (to !== null && !(await listPeople(scope)).some(({ id }) => id === to)) {
    throw new Refusal(404, 'person_unknown', `There is no person "${to}". Choose someone from the team.`)
  }
  return applyAction(scope, line, { action: 'assigned', details: { to }, change: { assignee: to } })
}

/** Keeps a call or a note with the customer. With a day the line is back then, without one it stays. */
export async function logContact(scope: Scope, { kind, comment, until, ...line }: LogInput): Promise<Action> {
  if (until !== null) await refusePastDay(scope, until)
  return changeCustomer(scope, line.customerId, async (scope, customerId) => {
    const { id: noteId } = await writeNote(scope, { customerId, kind, text: comment })
    return applyAction(scope, line, {
      action: kind === 'call' ? 'called' : 'noted',
      details: { comment, until },
      change: until === null ? null : { snoozed_until: until },
      noteId,
    })
  })
}

async function applyAction(
  scope: Scope,
  { customerId: id, signals }: store.LineSelection,
  { action, details, change, noteId }: Performed,
): Promise<Action> {
  return changeCustomer(scope, id, async (scope, customerId) => {
    const line = { customerId, signals }
    const group = await lockLine(scope, line, change !== null)
    const actionId = await store.insertAction(scope.db, {
      ...line,
      group,
      action,
      details,
      isChange: change !== null,
      noteId: noteId ?? null,
      byId: personIdOf(scope.actor),
      byName: actorDisplayName(scope.actor),
      at: scope.now,
    })
    if (change) await store.changeSignals(scope.db, line, change)
    return { action: actionId }
  })
}

/**
 * Locks the signals until the transaction ends and makes sure that they still wait.
 *
 * @returns the most important group among them
 */
async function lockLine(
  { db }: Scope,
  { customerId, signals }: store.LineSelection,
  isChange: boolean,
): Promise<Group> {
  const rows = await store.lockSignals(db, customerId, signals)
  const missing = signals.find((id) => !rows.some((row) => row.id === id))
  if (missing !== undefined) {
    throw new Refusal(
      404,
      'signal_unknown',
      `Customer ${customerId} has no signal ${missing}. Reload the list.`,
    )
  }
  const addressed = isChange && rows.find(({ addressedBy }) => addressedBy !== null)
  if (addressed) {
    throw new Refusal(
      409,
      'addressed_already',
      `${addressed.addressedBy} has already resolved this. Reload the list.`,
    )
  }
  return groups.find((group) => rows.some(({ kind }) => groupOf(kind) === group))!
}

/**
 * Undoes an action: the signals are exactly as before, and a note written with it is removed. A second undo has no
 * effect.
 *
 * @throws Refusal 404 unknown, 403 somebody else's, 409 when something was done with the same line afterwards
 */
export async function undo(scope: Scope, id: number, actionId: number): Promise<void> {
  await changeCustomer(scope, id, async (scope, customerId) => {
    const { db } = scope
    // Handlers of the event may refresh signals, and the refresh lock comes before the lock of a row.
    await lockRefresh(db)
    const action = await store.lockAction(db, customerId, actionId)
    if (!action) {
      const message = `Nothing to undo: customer ${customerId} has no action ${actionId}.`
      throw new Refusal(404, 'action_unknown', message)
    }
    if (action.isUndone) return
    refuseOthers(scope, action)
    await store.restoreSignals(db, customerId, action.before)
    if (action.noteId !== null) await removeNote(scope, customerId, action.noteId)
    await store.markUndone(db, customerId, actionId, scope.now)
    await scope.events.emit(scope, 'signals.undone', { customerId, actionId })
  })
}

function refuseOthers({ actor }: Scope, { byId, byName, laterBy }: store.StoredAction): void {
  if (byId !== personIdOf(actor))
    throw new Refusal(403, 'not_yours', `${byName} did this; only ${byName} can undo it.`)
  if (laterBy !== null)
    throw new Refusal(409, 'changed_later', `${laterBy} changed this line afterwards. Undo that first.`)
}
