import { lockIdentities } from '../../customers/identity/lock-store.ts'
import { TooManyMerges } from '../../customers/identity/identity.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { affectedCustomers, affectedSet, refreshUsage } from '../standing-store.ts'
import { usageSettings } from '../store.ts'
import { resolveOwners } from './identity-store.ts'
import { countNames, hasMore, reattributeEvents, takeBatch, writeEvents } from './store.ts'

const BATCH_SIZE = 20_000

/**
 * Processes the events in the inbox: finds the customer and contact of each and adds it to their days. Takes one batch per
 * transaction until the inbox is empty. Any order and any split of the same events give the same days.
 *
 * @param batchSize the largest number of events in one transaction
 */
export async function processInbox(scope: Scope, batchSize = BATCH_SIZE): Promise<void> {
  let size = batchSize
  while (await hasMore(scope.db)) {
    try {
      await inTransaction(scope, (scope) => processBatch(scope, size))
      size = Math.min(batchSize, size * 2)
    } catch (error) {
      if (!(error instanceof TooManyMerges)) throw error
      size = Math.ceil(size / 8)
    }
  }
}

async function processBatch(scope: Scope, batchSize: number): Promise<void> {
  const { db } = scope
  await lockIdentities(db)
  await takeBatch(db, batchSize)
  const owner = await resolveOwners(scope)
  const { timeZone } = await getSettings(scope)
  const rules = { settings: await usageSettings(db), timeZone }
  await reattributeEvents(db, owner, rules)
  await writeEvents(db, owner, rules)
  await refreshUsage(db, affectedCustomers)
  await countNames(db, timeZone)
  const customers = await affectedSet(db)
  if (customers.ids?.length !== 0) await scope.events.emit(scope, 'usage.recorded', { customers })
}
