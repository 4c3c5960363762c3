import type { SampleShare } from '../../platform/scope/scope.ts'
import { undoBatch } from '../batches/batches.ts'
import { normaliseBatch } from '../orders/normalise-store.ts'
import { stageOrders } from '../orders/staging-store.ts'
import { writeBatch } from '../sales.ts'
import { recordChanges } from '../subscriptions/subscriptions.ts'
import { sampleOrders } from './orders.ts'
import { sampleSubscriptions } from './subscriptions.ts'

/** The orders and subscriptions of the sample company. */
export const sample: SampleShare = {
  async load(scope, { batchId, source }) {
    const orders = sampleOrders(scope.now)
    const staged = { ...(await stageOrders(scope, orders, source)), batchId }
    await normaliseBatch(scope, staged)
    await writeBatch(scope, staged)
    await recordChanges(scope, source, sampleSubscriptions(scope.now, orders), batchId)
  },
  remove: (scope, { batchId }) => undoBatch(scope, batchId, { isMadeUp: true }),
}
