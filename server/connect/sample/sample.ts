import { eraseGoals } from '../../goals/progress/progress.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { signature, together, type Scope } from '../../platform/scope/scope.ts'
import { lockSales } from '../../sales/lock.ts'
import { write } from '../../sales/sales.ts'
import { stageFew } from '../../sales/orders/staging-store.ts'
import { tell } from '../../sales/subscriptions/subscriptions.ts'
import { settleTold } from '../../sales/orders/batch-store.ts'
import { undoBatch } from '../../sales/batches/batches.ts'
import { digest } from '../../usage/inbox/inbox.ts'
import { eraseUsers } from '../../usage/erase-store.ts'
import { accept } from '../../usage/usage.ts'
import { sampleAsks } from './asks.ts'
import { sampleGoals } from './goals.ts'
import { sampleOrders } from './orders.ts'
import { sampleSubscriptions } from './subscriptions.ts'
import { sampleEvents } from './usage.ts'
import * as store from '../imports/store.ts'

const SOURCE = 'sample'

/** Whether the sample company is loaded, and as which import. */
export async function sample({ db }: Scope): Promise<{ loaded: boolean; importId: number | null }> {
  const id = await store.appliedFrom(db, SOURCE)
  return { loaded: id !== null, importId: id }
}

/** Loads the sample company beside whatever is there; loaded once, it stays as it is. */
export async function loadSample(scope: Scope): Promise<{ orders: number; customers: number }> {
  if ((await sample(scope)).loaded)
    throw new Refusal(409, 'sample_loaded', 'The sample company is loaded already.')
  const orders = sampleOrders(scope.now)
  await together(scope, async (scope) => {
    const batchId = await store.insert(scope.db, {
      source: SOURCE,
      filename: 'The sample company',
      path: '',
      bytes: 0,
      plan: { told: {}, found: null, customersAre: 'person' },
      by: signature(scope.actor),
      now: scope.now,
    })
    const told = { ...(await stageFew(scope, orders, SOURCE)), batchId }
    await settleTold(scope, told)
    await write(scope, told)
    await tell(scope, SOURCE, sampleSubscriptions(scope.now, orders), batchId)
    await sampleGoals(scope)
    await sampleAsks(scope, orders)
    for (const events of inParts(sampleEvents(scope.now, orders, SOURCE))) await accept(scope, events)
    await store.turn(scope.db, batchId, ['uploaded'], 'applied', scope.now)
  })
  await digest(scope)
  return { orders: orders.length, customers: new Set(orders.map((order) => order.customer.ref)).size }
}

/** Takes the sample company away again, whole, whenever one likes. */
export async function removeSample(scope: Scope): Promise<void> {
  const { importId } = await sample(scope)
  if (importId === null) throw new Refusal(404, 'sample_absent', 'The sample company is not loaded.')
  await together(scope, async (scope) => {
    await eraseUsers(scope, `${SOURCE}:`)
    await lockSales(scope.db)
    await eraseGoals(scope, importId)
    await undoBatch(scope, importId, { isMadeUp: true })
    await store.turn(scope.db, importId, ['applied'], 'undone', scope.now)
  })
}

const PART = 5000

function* inParts<Thing>(things: readonly Thing[]): Generator<Thing[]> {
  for (let from = 0; from < things.length; from += PART) yield things.slice(from, from + PART)
}
