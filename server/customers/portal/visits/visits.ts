import type { CustomerScope } from '../../../platform/scope/customer-scope.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { getSettings } from '../../../platform/settings/settings.ts'
import { changeCustomer } from '../../change.ts'
import { requireCustomer } from '../../customers.ts'
import { selectLinks } from '../links/store.ts'
import type { ListedLink, Visit } from '../schema.ts'
import { insertVisit, selectVisits } from './store.ts'

/** Who at the customer has a link to the portal, and what they saw and changed there, newest first. */
export async function getPortalAccess(
  scope: Scope,
  customerId: number,
): Promise<{ links: ListedLink[]; visits: Visit[] }> {
  const { id } = await requireCustomer(scope, customerId)
  const [links, visits] = await Promise.all([selectLinks(scope.db, id), selectVisits(scope.db, id)])
  return { links, visits }
}

/** Records a change, or a page view (once a day for each page). */
export async function recordVisit(scope: CustomerScope, kind: Visit['kind'], what: string): Promise<void> {
  const { timeZone } = await getSettings(scope)
  await changeCustomer(scope, scope.customerId, ({ db, now, contact }, customerId) =>
    insertVisit(db, customerId, { at: now, email: contact.email, kind, what }, timeZone),
  )
}
