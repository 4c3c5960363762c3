import { customersOf } from '../../customers/customer-set-store.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { customersWithDueEnds } from './store.ts'
import { refreshAndNotify } from './subscriptions.ts'

const CUSTOMERS_AT_ONCE = 2000

/**
 * Applies planned ends that are due, page by page, each page in its own transaction. Safe to repeat: after a killed run
 * or nights without a server, every missed end is applied with the day for which it was planned.
 */
export async function applyDueEnds(scope: Scope): Promise<void> {
  for (let isMore = true; isMore;) isMore = await applySome(scope)
}

async function applySome(scope: Scope): Promise<boolean> {
  const { text } = await todayOf(scope)
  const due = await customersWithDueEnds(scope.db, text, 1)
  if (due.length === 0) return false
  await inTransaction(scope, async (scope) => {
    await lock(scope.db, 'sales')
    const ids = await customersWithDueEnds(scope.db, text, CUSTOMERS_AT_ONCE)
    if (ids.length > 0) await refreshAndNotify(scope, customersOf(ids))
  })
  return true
}
