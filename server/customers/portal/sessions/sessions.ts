import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit-store.ts'
import { asCustomer, internalScope, type PortalVisitor } from '../../../platform/scope/customer-scope.ts'
import { redactSecrets } from '../../../platform/mail/retention-store.ts'
import { limitRate, networkOf } from '../../../platform/limits/rate-limit-store.ts'
import { inTransaction, type Scope } from '../../../platform/scope/scope.ts'
import { hashToken, newToken } from '../../../platform/secrets/token-store.ts'
import { DAY_MS, DAY_SECONDS } from '../../../../values/days.ts'

export type LinkState = 'alive' | 'used' | 'expired' | 'revoked' | 'unknown'

const SESSION_DAYS = 30
const SEEN_SECONDS = 60

/** On https a browser sends a cookie of this name only if https has set it. */
const cookieName = (url: string) => (url.startsWith('https:') ? '__Secure-rondo_portal' : 'rondo_portal')

/** What a link would do, without doing it: mail programs open links by themselves. */
export async function inspectLink({ db, now }: Scope, token: string): Promise<LinkState> {
  const { rows } = await sql<{ used_at: Date | null; revoked_at: Date | null; expires_at: Date }>`
    select used_at, revoked_at, expires_at from portal_link where hash = ${hashToken(token)}
  `.execute(db)
  const link = rows[0]
  if (!link) return 'unknown'
  if (link.revoked_at) return 'revoked'
  if (link.used_at) return 'used'
  return link.expires_at <= now ? 'expired' : 'alive'
}

/**
 * Uses a link up, in one statement, so that of many at once one wins, and opens a session of 30 days.
 *
 * @returns the session's cookie, or why there is none
 * @throws Refusal 429 when somebody tries too many
 */
export async function claimLink(
  scope: Scope,
  token: string,
  address: string,
): Promise<{ cookie: string } | { because: Exclude<LinkState, 'alive'> }> {
  await limitRate(scope, `portal-claim:${networkOf(address)}`, 60, 900)
  const session = newToken()
  const claimed = await inTransaction(scope, async (scope) => {
    const { rows } = await sql<{ customerId: number; linkId: number }>`
      with claimed as (
        update portal_link set used_at = ${scope.now}
        where hash = ${hashToken(token)} and used_at is null and revoked_at is null and expires_at > ${scope.now}
        returning customer_id, id, contact_id, email
      )
      insert into portal_session (hash, customer_id, link_id, contact_id, email, made_at, seen_at, expires_at)
      select ${hashToken(session)}, customer_id, id, contact_id, email, ${scope.now}, ${scope.now},
             ${new Date(scope.now.getTime() + SESSION_DAYS * DAY_MS)}
      from claimed
      returning customer_id as "customerId", link_id as "linkId"
    `.execute(scope.db)
    if (!rows[0]) return false
    await audit(visitorScope(scope, rows[0], address), 'portal.signIn')
    await redactSecrets(scope, [hashToken(token)])
    return true
  })
  if (claimed) return { cookie: sessionCookie(scope, session, SESSION_DAYS * DAY_SECONDS) }
  const state = await inspectLink(scope, token)
  return { because: state === 'alive' ? 'used' : state }
}

function visitorScope(scope: Scope, of: { customerId: number; linkId: number }, address: string): Scope {
  return internalScope(asCustomer(scope, { ...of, contact: { id: null, email: '', name: '' }, address }))
}

/** The cookie of a session; its browser shows it to the customer's pages only. */
function sessionCookie({ site }: Scope, value: string, seconds: number): string {
  const secure = site.url.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(site.url)}=${value}; Max-Age=${seconds}; Path=/portal; HttpOnly; SameSite=Lax${secure}`
}

function readSessionToken(headers: Headers, url: string): string | null {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim())
  const name = `${cookieName(url)}=`
  return cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length) || null
}

/** Who comes with these headers; null without a session that is alive. */
export async function findVisitor(
  scope: Scope,
  headers: Headers,
  address: string,
): Promise<PortalVisitor | null> {
  const token = readSessionToken(headers, scope.site.url)
  if (!token) return null
  const { rows } = await sql<SessionRow>`
    select s.customer_id as "customerId", s.link_id as "linkId", c.id as "contactId", s.email, c.name,
           s.seen_at < ${scope.now}::timestamptz - make_interval(secs => ${SEEN_SECONDS}) as "isStale"
    from portal_session s left join contact c on c.customer_id = s.customer_id and c.id = s.contact_id
    where s.hash = ${hashToken(token)} and s.revoked_at is null and s.expires_at > ${scope.now}
  `.execute(scope.db)
  const found = rows[0]
  if (!found) return null
  if (found.isStale)
    await sql`update portal_session set seen_at = ${scope.now} where hash = ${hashToken(token)}`.execute(
      scope.db,
    )
  const { customerId, linkId, contactId, email, name } = found
  return { customerId, linkId, contact: { id: contactId, email, name: name ?? email }, address }
}

type SessionRow = {
  customerId: number
  linkId: number
  contactId: number | null
  email: string
  name: string | null
  isStale: boolean
}

/** Ends the session that comes with these headers. @returns the cookie that the browser forgets it by */
export async function endSession(scope: Scope, headers: Headers): Promise<string> {
  const token = readSessionToken(headers, scope.site.url)
  if (token)
    await sql`
      update portal_session set revoked_at = coalesce(revoked_at, ${scope.now}) where hash = ${hashToken(token)}
    `.execute(scope.db)
  return sessionCookie(scope, '', 0)
}

/** Throws away sessions that have ended by themselves. */
export async function sweepSessions({ db, now }: Scope): Promise<void> {
  await sql`delete from portal_session where expires_at < ${now}`.execute(db)
}
