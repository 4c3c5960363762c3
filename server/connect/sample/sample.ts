import { eraseGoals } from '../../goals/progress/progress.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lockSales } from '../../sales/lock.ts'
import { writeBatch } from '../../sales/sales.ts'
import { stageOrders } from '../../sales/orders/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import { normaliseBatch } from '../../sales/orders/batch-store.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import { processInbox } from '../../usage/inbox/inbox.ts'
import { eraseUsers } from '../../usage/usage.ts'
import { accept } from '../../usage/usage.ts'
import { sampleAsks } from '../../asks/sample.ts'
import { sampleGoals } from '../../goals/sample.ts'
import { sampleOrders } from '../../sales/sample/orders.ts'
import { sampleSubscriptions } from '../../sales/sample/subscriptions.ts'
import { sampleEvents } from '../../usage/sample.ts'
import * as store from '../imports/store.ts'

const SOURCE = 'sample'

/** Whether the sample company is loaded, and as which import. */
export async function sampleStatus({ db }: Scope): Promise<{ loaded: boolean; importId: number | null }> {
  const id = await store.appliedFrom(db, SOURCE)
  return { loaded: id !== null, importId: id }
}

/** Loads the sample company beside whatever is there; loaded once, it stays as it is. */
export async function loadSample(scope: Scope): Promise<{ orders: number; customers: number }> {
  if ((await sampleStatus(scope)).loaded)
    throw new Refusal(409, 'sample_loaded', 'The sample company is loaded already.')
  const orders = sampleOrders(scope.now)
  await inTransaction(scope, async (scope) => {
    const batchId = await store.insert(scope.db, {
      kind: 'orders',
      source: SOURCE,
      filename: 'The sample company',
      path: '',
      bytes: 0,
      plan: { options: {}, plan: null, customersAre: 'person' },
      by: actorDisplayName(scope.actor),
      now: scope.now,
    })
    const told = { ...(await stageOrders(scope, orders, SOURCE)), batchId }
    await normaliseBatch(scope, told)
    await writeBatch(scope, told)
    await recordChanges(scope, SOURCE, sampleSubscriptions(scope.now, orders), batchId)
    await sampleGoals(scope)
    await sampleAsks(scope, orders)
    for (const events of inChunks(sampleEvents(scope.now, orders, SOURCE))) await accept(scope, events)
    await store.transition(scope.db, batchId, ['uploaded'], 'applied', scope.now)
  })
  await processInbox(scope)
  return { orders: orders.length, customers: new Set(orders.map((order) => order.customer.ref)).size }
}

/** Takes the sample company away again, whole, whenever one likes. */
export async function removeSample(scope: Scope): Promise<void> {
  const { importId } = await sampleStatus(scope)
  if (importId === null) throw new Refusal(404, 'sample_absent', 'The sample company is not loaded.')
  await inTransaction(scope, async (scope) => {
    await eraseUsers(scope, `${SOURCE}:`)
    await lockSales(scope.db)
    await eraseGoals(scope, importId)
    await undoBatch(scope, importId, { isMadeUp: true })
    await store.transition(scope.db, importId, ['applied'], 'undone', scope.now)
  })
}

const CHUNK_SIZE = 5000

function* inChunks<Thing>(things: readonly Thing[]): Generator<Thing[]> {
  for (let from = 0; from < things.length; from += CHUNK_SIZE) yield things.slice(from, from + CHUNK_SIZE)
}
