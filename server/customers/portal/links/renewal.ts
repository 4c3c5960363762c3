import type { Job } from '../../../platform/jobs/queue.ts'
import { networkOf } from '../../../platform/limits/network.ts'
import { limitRate } from '../../../platform/limits/rate-limit-store.ts'
import { TooManyRequests } from '../../../platform/limits/too-many-requests.ts'
import { inTransaction, type Scope } from '../../../platform/scope/scope.ts'
import { normalizeEmail } from '../../identity/key.ts'
import { changeCustomer } from '../../change.ts'
import { createLink } from './links.ts'
import { findLinkedCustomers } from './store.ts'

const JOB = 'portal.new-link'
const MAX_LENGTH = 320
const MAX_PORTALS = 5

/**
 * Requests a new link. A job looks up later whether the address is known, so that the response, and the time it takes,
 * are the same for every address.
 *
 * @throws Refusal 429 when one network asks too often
 */
export async function requestNewLink(scope: Scope, email: string, address: string): Promise<void> {
  await limitRate(scope, `portal-new-link:${networkOf(address)}`, 10, 900)
  await scope.jobs.enqueue(scope, JOB, { email: email.slice(0, MAX_LENGTH) })
}

/**
 * Sends new links to an address that had one before: one for each customer whose latest link was not revoked. An
 * address that asks too often gets no email and no message.
 */
export async function sendNewLinks(scope: Scope, { email: address }: { email: string }): Promise<void> {
  const email = normalizeEmail(address)
  if (!email) return
  const customers = await findLinkedCustomers(scope.db, email, MAX_PORTALS)
  if (customers.length === 0 || (await isRateLimited(scope, email))) return
  await inTransaction(scope, async (scope) => {
    // In the order in which a merge locks two customers.
    for (const { id, name, contactId, contactName } of customers.toSorted((one, other) => one.id - other.id))
      await changeCustomer(scope, id, (scope, id) =>
        createLink(scope, { id, name }, { contactId, email, name: contactName }, 'the customer'),
      )
  })
}

async function isRateLimited(scope: Scope, email: string): Promise<boolean> {
  try {
    await limitRate(scope, `portal-email:${email}`, 3, 3600)
    return false
  } catch (error) {
    if (error instanceof TooManyRequests) return true
    throw error
  }
}

export const jobs: Job[] = [{ name: JOB, run: sendNewLinks }]
