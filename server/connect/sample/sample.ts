import { LOCK_ORDER, lock } from '../../platform/database/locks-store.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { sampleOrders } from '../../sales/sample/orders.ts'
import * as store from '../imports/store.ts'

const SOURCE = 'sample'

/** Whether the sample company is loaded, and as which import. */
export async function sampleStatus({ db }: Scope): Promise<{ loaded: boolean; importId: number | null }> {
  const loaded = await store.appliedFrom(db, SOURCE)
  return { loaded: loaded !== null, importId: loaded?.id ?? null }
}

/** Loads the sample company, each module its share, next to existing data. Loading it again changes nothing. */
export async function loadSample(scope: Scope): Promise<{ orders: number; customers: number }> {
  if ((await sampleStatus(scope)).loaded)
    throw new Refusal(409, 'sample_loaded', 'The sample company is already loaded.')
  const shares = scope.modules.sample
  const purchases = sampleOrders(scope.now)
  await inTransaction(scope, async (scope) => {
    await lockFacts(scope)
    const batchId = await store.insert(scope.db, {
      kind: 'orders',
      source: SOURCE,
      filename: 'The sample company',
      path: '',
      bytes: 0,
      plan: { options: {}, plan: null },
      by: actorDisplayName(scope.actor),
      now: scope.now,
    })
    for (const share of shares) await share.load(scope, { batchId, source: SOURCE, purchases })
    await store.transition(scope.db, batchId, ['uploaded'], 'applied', scope.now)
  })
  for (const share of shares) await share.afterLoad?.(scope)
  return {
    orders: purchases.length,
    customers: new Set(purchases.map(({ customer }) => customer.ref)).size,
  }
}

/**
 * Removes the sample company, and nothing that people created: their goals, asks, notes and actions stay with their
 * customers. Unlike other imports, this has no time limit.
 */
export async function removeSample(scope: Scope): Promise<void> {
  const loaded = await store.appliedFrom(scope.db, SOURCE)
  if (loaded === null) throw new Refusal(404, 'sample_absent', 'The sample company is not loaded.')
  await inTransaction(scope, async (scope) => {
    await lockFacts(scope)
    for (const share of scope.modules.sample.toReversed())
      await share.remove?.(scope, { batchId: loaded.id, source: SOURCE, loadedAt: loaded.createdAt })
    await store.transition(scope.db, loaded.id, ['applied'], 'undone', scope.now)
  })
}

/** The shares of several modules are written in one transaction, so their locks are taken first, in their order. */
async function lockFacts({ db }: Scope): Promise<void> {
  for (const name of LOCK_ORDER) if (name !== 'audit' && name !== 'customers') await lock(db, name)
}
