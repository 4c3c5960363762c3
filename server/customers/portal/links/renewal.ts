import { sql } from 'kysely'
import type { Job } from '../../../platform/jobs/queue.ts'
import { limitRate, networkOf, TooManyRequests } from '../../../platform/limits/rate-limit-store.ts'
import { inTransaction, type Scope } from '../../../platform/scope/scope.ts'
import { normalizeEmail } from '../../identity/key.ts'
import { createLink } from './links.ts'

const JOB = 'portal.new-link'
const MAX_LENGTH = 320
const MAX_PAGES = 5

/**
 * Somebody asks for a new link. Whether the address is known is looked at later, by a job: the answer, and the time
 * that it takes, are the same for every address.
 *
 * @throws Refusal 429 when one network asks too often
 */
export async function requestNewLink(scope: Scope, email: string, address: string): Promise<void> {
  await limitRate(scope, `portal-new-link:${networkOf(address)}`, 10, 900)
  await scope.jobs.enqueue(scope, JOB, { email: email.slice(0, MAX_LENGTH) })
}

/**
 * New links for an address that had one before, one for each customer whose page it led to, unless the team closed
 * that. Who asks too often gets no letter and is not told so.
 */
export async function sendNewLinks(scope: Scope, { email: told }: { email: string }): Promise<void> {
  const email = normalizeEmail(told)
  if (!email) return
  const pages = await findPages(scope, email)
  if (pages.length === 0 || (await isRateLimited(scope, email))) return
  await inTransaction(scope, async (scope) => {
    for (const { id, name, contactId, contactName } of pages)
      await createLink(scope, { id, name }, { contactId, email, name: contactName }, 'the customer')
  })
}

type Page = { id: number; name: string; contactId: number | null; contactName: string | null }

async function findPages({ db }: Scope, email: string): Promise<Page[]> {
  const { rows } = await sql<Page>`
    with latest as (
      select distinct on (customer_id) customer_id, contact_id, revoked_at from portal_link
      where email = ${email} order by customer_id, id desc
    )
    select c.id, c.name, p.id as "contactId", p.name as "contactName"
    from latest l join customer c on c.id = l.customer_id
      left join contact p on p.customer_id = l.customer_id and p.id = l.contact_id
    where l.revoked_at is null order by c.id desc limit ${MAX_PAGES}
  `.execute(db)
  return rows
}

async function isRateLimited(scope: Scope, email: string): Promise<boolean> {
  try {
    await limitRate(scope, `portal-letter:${email}`, 3, 3600)
    return false
  } catch (error) {
    if (error instanceof TooManyRequests) return true
    throw error
  }
}

export const jobs: Job[] = [{ name: JOB, run: sendNewLinks }]
