import { get } from '../customers/customers.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { inTransaction } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { personIdOf } from '../platform/people/person-id.ts'
import { allKinds, groupOf, type Reason } from './kinds.ts'
import { requestRefresh } from './detect/detect.ts'
import type { Code, CustomerSignal, WaitingInput, WaitingPage } from './schema.ts'
import type { SignalSettings } from './settings/schema.ts'
import * as store from './settings/store.ts'
import { loadLines, findLines, type LineCursor } from './today/waiting-store.ts'

/** All lines that wait, whoever has them, a page at a time and the most telling first. */
export async function waiting(
  scope: Scope,
  { group, kind, reason, after, limit }: WaitingInput & { reason?: Reason },
): Promise<WaitingPage> {
  const { text } = await todayOf(scope)
  const kinds = allKinds.filter((one) => (!group || groupOf(one) === group) && (!kind || one === kind))
  const places = await findLines(scope.db, {
    today: text,
    assignee: 'all',
    kinds,
    reason,
    after: after === undefined ? null : parseCursor(after),
    limit: limit + 1,
  })
  const lines = await loadLines(scope.db, text, places.slice(0, limit))
  const last = places.length > limit ? places[limit - 1]! : null
  return { lines, next: last && `${last.rank},${last.customerId},${last.id}` }
}

function parseCursor(after: string): LineCursor {
  const [rank = '', customerId, id] = after.split(',')
  const place = { rank, customerId: Number(customerId), id: Number(id) }
  const isPlace = Number.isFinite(Number(rank || NaN))
  if (isPlace && Number.isSafeInteger(place.customerId) && Number.isSafeInteger(place.id)) return place
  throw new Refusal(400, 'after', `"${after}" is no place in this list. Start again from its beginning.`)
}

/** What became of each signal of one customer, the newest first; also under the id of one who was merged into them. */
export async function ofCustomer(scope: Scope, customerId: number): Promise<CustomerSignal[]> {
  const { id } = await get(scope, customerId)
  return store.signalsOfCustomer(scope.db, id, (await todayOf(scope)).text)
}

export const settings = (scope: Scope): Promise<SignalSettings> => store.settings(scope.db)

/** What counts as quiet; the signals of everybody follow in a job. */
export async function changeSettings(scope: Scope, next: SignalSettings): Promise<SignalSettings> {
  return inTransaction(scope, async (scope) => {
    await store.setSettings(scope.db, next)
    await requestRefresh(scope)
    return store.settings(scope.db)
  })
}

export const codes = (scope: Scope): Promise<Code[]> => store.codes(scope.db)

/**
 * A reason that people may choose. The same label once more is the same code, offered again.
 *
 * @throws Refusal 400 when the label has no letter and no digit
 */
export async function addCode(scope: Scope, label: string): Promise<{ code: string }> {
  const code = codeFromLabel(label)
  if (code === '') {
    throw new Refusal(400, 'code_label', `"${label}" has no letter and no digit. Write the reason in words.`)
  }
  return store.addCode(scope.db, code, label)
}

/** @example codeFromLabel('Did not know how to go on') // 'did_not_know_how_to_go_on' */
export function codeFromLabel(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}

/** A reason that is no longer offered; where it was given it stays. */
export async function retireCode(scope: Scope, code: string): Promise<void> {
  if (await store.retireCode(scope.db, code, scope.now)) return
  throw new Refusal(404, 'code_unknown', `There is no reason code "${code}".`)
}

/** How many lines whoever asks wants to see on a day. */
export async function setLimit(scope: Scope, lines: number): Promise<void> {
  await store.setLimit(scope.db, personIdOf(scope.actor), lines)
}
