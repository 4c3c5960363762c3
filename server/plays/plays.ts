import * as asks from '../asks/asks.ts'
import { lock } from '../platform/database/locks-store.ts'
import { changeCustomer } from '../customers/change.ts'
import { formatDay } from '../platform/calendar/days.ts'
import { todayOf } from '../platform/calendar/today.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { address, snooze, undo as undoAction } from '../signals/actions/actions.ts'
import { QUIET_AFTER_ASK } from '../signals/ready-for-next-sale/rule.ts'
import { groupOf } from '../signals/kinds.ts'
import { ofCustomer } from '../signals/signals.ts'
import { loadSuccess } from '../signals/success/success.ts'
import type { LogInput } from './schema.ts'

/**
 * Records that a customer was asked for the next sale, and does the same with the signals that proposed it: they leave
 * Today when the customer was asked or said no, and are snoozed for 30 days when it is not the time.
 *
 * @throws Refusal as `asks.record` does
 */
export async function logAsk(scope: Scope, input: LogInput): Promise<{ ask: number }> {
  return changeCustomer(scope, input.customerId, async (scope, customerId) => {
    await lock(scope.db, 'asks')
    const success = (await loadSuccess(scope, [customerId])).get(customerId)?.success.score ?? null
    const actionId = await resolveSignals(scope, customerId, input)
    return asks.record(scope, { ...input, customerId, success, actionId })
  })
}

/**
 * Addresses or snoozes the signals that propose an ask, and thanks with them: whoever is asked is not to be heard from once
 * more on the same day.
 *
 * @returns the action on Today; null: there were no signals
 */
async function resolveSignals(
  scope: Scope,
  customerId: number,
  { answer, reason }: LogInput,
): Promise<number | null> {
  const signals = (await ofCustomer(scope, customerId))
    .filter(({ kind, state }) => {
      const isAsk = kind === 'ready_for_next_sale' || kind === 'window_closing'
      return (isAsk || groupOf(kind) === 'thank') && (state === 'open' || state === 'snoozed')
    })
    .map(({ id }) => id)
  if (signals.length === 0) return null
  const until = formatDay((await todayOf(scope)).day + QUIET_AFTER_ASK)
  const { action } =
    answer === 'not_now'
      ? await snooze(scope, { customerId, signals, until })
      : await address(scope, { customerId, signals, code: null, comment: reason || DEFAULT_REASONS[answer] })
  return action
}

const DEFAULT_REASONS = { asked: 'Asked for the next sale', no: 'Asked for the next sale, said no' }

/**
 * Undoes an ask together with the action on Today; a second time changes nothing.
 *
 * @throws Refusal 404 unknown, 403 somebody else's, 409 when something was done with the same line afterwards
 */
export async function undoAsk(scope: Scope, customerId: number, askId: number): Promise<void> {
  await changeCustomer(scope, customerId, async (scope, customerId) => {
    const ask = await asks.undoable(scope, customerId, askId)
    if (!ask) return
    if (ask.actionId !== null) await undoAction(scope, ask.customerId, ask.actionId)
    await asks.undo(scope, ask.customerId, askId)
  })
}
