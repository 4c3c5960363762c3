import { customersOf } from '../customers/customer-set-store.ts'
import { changeCustomer } from '../customers/change.ts'
import { get, requireCustomer } from '../customers/customers.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { personIdOf } from '../platform/people/person-id.ts'
import { actorDisplayName, inTransaction, type Scope } from '../platform/scope/scope.ts'
import { attributeSales } from './attribution-store.ts'
import { lock } from '../platform/database/locks-store.ts'
import type { Answer, Ask, PastAsk } from './schema.ts'
import * as store from './store.ts'

export type NewAsk = {
  customerId: number
  answer: Answer
  reason: string
  /** What was offered. */
  productId: number | null
  /** Records it even if a colleague has asked this customer today already. */
  again: boolean
  /** Success of 100 on this day; null: not known. */
  success: number | null
  /** The action on Today with which it was recorded: undoing the one undoes the other. */
  actionId: number | null
}

/**
 * Records that a customer was asked for the next sale, and the answer.
 *
 * @throws Refusal 404 when there is no such customer or product, 409 when they have not bought anything yet, or when
 *   somebody has asked them today already, unless `again`
 */
export async function record(scope: Scope, { again, ...ask }: NewAsk): Promise<{ ask: number }> {
  return changeCustomer(scope, ask.customerId, async (scope, customerId) => {
    const { name } = await requireCustomer(scope, customerId)
    await refuseUnknownProduct(scope, ask.productId)
    // Looked up under the lock, so that the second of two concurrent asks sees the first.
    await lock(scope.db, 'asks')
    const askedOn = (await todayOf(scope)).text
    if (!again) await refuseAsked(scope, { id: customerId, name }, askedOn)
    const by = { byUser: personIdOf(scope.actor), byName: actorDisplayName(scope.actor), at: scope.now }
    const id = await store.insertAsk(scope.db, { ...ask, ...by, customerId, askedOn })
    if (id === null) {
      const remedy = 'Record the first order before asking for the next one.'
      throw new Refusal(409, 'never_bought', `${name} has not bought anything yet. ${remedy}`)
    }
    await attributeAndNotify(scope, [customerId])
    return { ask: id }
  })
}

async function refuseUnknownProduct({ db }: Scope, productId: number | null): Promise<void> {
  if (productId === null || (await store.productName(db, productId)) !== null) return
  throw new Refusal(
    404,
    'product_unknown',
    `There is no product ${productId}. Choose a product that has been sold.`,
  )
}

async function refuseAsked(
  { db }: Scope,
  { id, name }: { id: number; name: string },
  day: string,
): Promise<void> {
  const existing = await store.askOfDay(db, id, day)
  if (!existing) return
  const answers = {
    asked: `asked ${name} for the next sale today already`,
    not_now: `already recorded today that it is not the right time for ${name}`,
    no: `already recorded today that ${name} said no`,
  }
  const remedy = 'Nothing was saved. A second ask counts as one more; confirm it if you want to save it.'
  throw new Refusal(409, 'asked_already', `${existing.by} ${answers[existing.answer]}. ${remedy}`)
}

/** Records asks of the past, all at once; customers who have not bought anything are left out. */
export async function importAsks(scope: Scope, asks: readonly PastAsk[]): Promise<void> {
  if (asks.length === 0) return
  await inTransaction(scope, async (scope) => {
    await lock(scope.db, 'asks')
    await store.insertPastAsks(scope.db, asks, scope.now)
    await attributeAndNotify(scope, [...new Set(asks.map(({ customerId }) => customerId))])
  })
}

/**
 * An ask that the actor may undo: its customer, and the action on Today with which it was recorded.
 *
 * @returns null when it is undone already
 * @throws Refusal 404 unknown, 403 somebody else's
 */
export async function undoable(
  scope: Scope,
  customerId: number,
  askId: number,
): Promise<{ customerId: number; actionId: number | null } | null> {
  const { id } = await get(scope, customerId)
  await lock(scope.db, 'asks')
  const ask = await store.askToUndo(scope.db, id, askId)
  if (!ask) throw new Refusal(404, 'ask_unknown', `Customer ${id} has no ask ${askId}. Reload the page.`)
  if (ask.isUndone) return null
  if (ask.byUser !== personIdOf(scope.actor))
    throw new Refusal(403, 'not_yours', `${ask.byName} did this; only ${ask.byName} can undo it.`)
  return { customerId: id, actionId: ask.actionId }
}

/** Undoes an ask; a second time changes nothing. `undoable` decides whether the actor may. */
export async function undo(scope: Scope, customerId: number, askId: number): Promise<void> {
  if (await store.markUndone(scope.db, customerId, askId, scope.now))
    await attributeAndNotify(scope, [customerId])
}

/** Undoes the ask that was recorded with an action on Today, when that action was undone. */
export async function undoOfAction(scope: Scope, customerId: number, actionId: number): Promise<void> {
  const askId = await store.askOfAction(scope.db, customerId, actionId)
  if (askId !== null) await undo(scope, customerId, askId)
}

async function attributeAndNotify(scope: Scope, customerIds: number[]): Promise<void> {
  await attributeSales(scope.db, customerIds)
  await scope.events.emit(scope, 'asks.changed', { customers: customersOf(customerIds) })
}

/** What one customer was asked, the latest first; also under the id of one who was merged into them. */
export async function asksOf(scope: Scope, customerId: number): Promise<Ask[]> {
  const { id } = await get(scope, customerId)
  return store.listAsks(scope.db, personIdOf(scope.actor), id)
}

/** The latest asks of all customers, the latest first. */
export async function recentAsks(scope: Scope): Promise<Ask[]> {
  return store.listAsks(scope.db, personIdOf(scope.actor), null)
}
