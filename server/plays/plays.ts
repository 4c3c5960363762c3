import { sql } from 'kysely'
import { get } from '../customers/customers.ts'
import { formatterOf } from '../insights/format.ts'
import { formatDay } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../platform/scope/scope.ts'
import { getSettings } from '../platform/settings/settings.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { address, snooze } from '../signals/actions/actions.ts'
import { personIdOf } from '../platform/people/person-id.ts'
import { QUIET_AFTER_ASK } from '../signals/ready-for-next-sale/rule.ts'
import { lockRefresh, refresh } from '../signals/detect/detect.ts'
import { ofCustomer } from '../signals/signals.ts'
import { loadSuccess } from '../signals/success/success.ts'
import { undo as undoAction } from '../signals/actions/store.ts'
import { compareSecondOrders } from './results/comparison.ts'
import { toResultRow, sumTallies } from './results/result-row.ts'
import type { Ask, Grouping, LogInput, Results } from './schema.ts'
import * as store from './store.ts'
import { attributeSales } from '../asks/attribution-store.ts'

/**
 * Keeps that a customer was asked for the next sale, and what they said. What waited for it on Today is seen to with
 * it: off the list when they were asked or said no, out of sight for 30 days when it is not the time.
 *
 * @throws Refusal 404 when there is no such customer or product, 409 when they have not bought anything yet, or when
 *   somebody has asked them today and it is not said that this is one more
 */
export async function logAsk(scope: Scope, input: LogInput): Promise<{ ask: number }> {
  return inTransaction(scope, async (scope) => {
    const { again, ...told } = input
    const { id: customerId, name } = await get(scope, input.customerId)
    await refuseUnknownProduct(scope, input.productId)
    await lockRefresh(scope.db)
    const askedOn = (await todayOf(scope)).text
    // Looked up under the lock: of two who ask at once the later sees the other.
    if (!again) await refuseAsked(scope, { id: customerId, name }, askedOn)
    const success = (await loadSuccess(scope, [customerId])).get(customerId)?.success.score ?? null
    const ask = await store.insertAsk(scope.db, {
      ...told,
      customerId,
      success,
      askedOn,
      byUser: personIdOf(scope.actor),
      byName: actorDisplayName(scope.actor),
      at: scope.now,
      actionId: await resolveSignals(scope, customerId, input),
    })
    if (ask === null) {
      const remedy = 'Record the first order before you ask for the next.'
      throw new Refusal(409, 'never_bought', `${name} has not bought anything yet. ${remedy}`)
    }
    await refresh(scope, [customerId])
    await attributeSales(scope.db, [customerId])
    return { ask }
  })
}

async function refuseUnknownProduct({ db }: Scope, productId: number | null): Promise<void> {
  if (productId === null || (await store.productName(db, productId)) !== null) return
  throw new Refusal(404, 'product_unknown', `There is no product ${productId}. Choose one that was sold.`)
}

async function refuseAsked(
  { db }: Scope,
  { id, name }: { id: number; name: string },
  day: string,
): Promise<void> {
  const before = await store.askOfDay(db, id, day)
  if (!before) return
  const said = {
    asked: `asked ${name} for the next sale today already`,
    not_now: `kept today already that it is not the time for ${name}`,
    no: `kept today already that ${name} said no`,
  }
  const remedy = 'Nothing was kept: a second ask counts as one more, and is kept when you say so.'
  throw new Refusal(409, 'asked_already', `${before.by} ${said[before.answer]}. ${remedy}`)
}

/** The signals that ask for the same thing. @returns what was done with them on Today; null: none waited */
async function resolveSignals(
  scope: Scope,
  customerId: number,
  { answer, reason }: LogInput,
): Promise<number | null> {
  const signals = (await ofCustomer(scope, customerId))
    .filter(({ kind, state }) => {
      const isAsk = kind === 'ready_for_next_sale' || kind === 'window_closing'
      return isAsk && (state === 'open' || state === 'snoozed')
    })
    .map(({ id }) => id)
  if (signals.length === 0) return null
  const until = formatDay((await todayOf(scope)).day + QUIET_AFTER_ASK)
  const { action } =
    answer === 'not_now'
      ? await snooze(scope, { customerId, signals, until })
      : await address(scope, { customerId, signals, code: null, words: reason || DEFAULT_REASONS[answer] })
  return action
}

const DEFAULT_REASONS = { asked: 'Asked for the next sale', no: 'Asked for the next sale, and said no' }

/**
 * Takes an ask back, with what was done on Today; done twice it is taken back once.
 *
 * @throws Refusal 404 unknown, 403 somebody else's, 409 when something was done with the same line afterwards
 */
export async function undoAsk(scope: Scope, customerId: number, askId: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { id } = await get(scope, customerId)
    await lockRefresh(scope.db)
    const ask = await store.askToUndo(scope.db, id, askId)
    if (!ask)
      throw new Refusal(404, 'ask_unknown', `Customer ${id} has no ask ${askId}. Load the page again.`)
    if (ask.isUndone) return
    if (ask.byUser !== personIdOf(scope.actor))
      throw new Refusal(403, 'not_yours', `${ask.byName} did this, and only ${ask.byName} can take it back.`)
    if (ask.actionId !== null) await undoAction(scope, id, ask.actionId)
    if (await store.markUndone(scope.db, sql`customer_id = ${id} and id = ${askId}`, scope.now))
      await refreshAfterAsk(scope, id)
  })
}

/** What was done on Today was taken back: the ask with which it was done goes with it. */
export async function undoAskOfAction(scope: Scope, customerId: number, actionId: number): Promise<void> {
  const which = sql`customer_id = ${customerId} and action_id = ${actionId}`
  if (await store.markUndone(scope.db, which, scope.now)) await refreshAfterAsk(scope, customerId)
}

/** What follows from asks that have changed: the customer's signals, and what came of each ask. */
export async function refreshAfterAsk(scope: Scope, customerId: number): Promise<void> {
  await refresh(scope, [customerId])
  await attributeSales(scope.db, [customerId])
}

/** What one customer was asked, the latest first; also under the id of one who was merged into them. */
export async function asksOf(scope: Scope, customerId: number): Promise<Ask[]> {
  const { id } = await get(scope, customerId)
  return store.listAsks(scope.db, personIdOf(scope.actor), id)
}

/** What came of asking, by week, by age or by who asked, and beside it how those do who were not asked. */
export async function askResults(scope: Scope, by: Grouping): Promise<Results> {
  const { text } = await todayOf(scope)
  const tallies = await store.tallyAsks(scope.db, by, text)
  const firstMonths = await store.secondOrders(scope.db, text)
  return {
    by,
    all: toResultRow(sumTallies(tallies)),
    rows: tallies.map(toResultRow),
    secondOrder: compareSecondOrders(firstMonths, formatterOf(await getSettings(scope))),
    recent: await store.listAsks(scope.db, personIdOf(scope.actor), null),
  }
}
