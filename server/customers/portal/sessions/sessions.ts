import { DAY_MS, DAY_SECONDS } from '../../../../values/days.ts'
import { audit } from '../../../platform/audit/audit-store.ts'
import { networkOf } from '../../../platform/limits/network.ts'
import { limitRate } from '../../../platform/limits/rate-limit-store.ts'
import { redactSecrets } from '../../../platform/mail/retention-store.ts'
import { asCustomer, internalScope, type PortalVisitor } from '../../../platform/scope/customer-scope.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { hashToken, newToken } from '../../../platform/secrets/token.ts'
import { changeCustomer } from '../../change.ts'
import { findKeyOwner } from '../key-store.ts'
import { linkState, type LinkState } from '../links/state.ts'
import { findLink, consumeLink } from '../links/store.ts'
import { readSessionCookie, sessionCookie } from './cookie.ts'
import * as store from './store.ts'

const SESSION_DAYS = 30
/** How often `seenAt` of a session is written at most. */
const SEEN_MS = 60_000

/** The state of a link, without using it: mail programs open links by themselves. */
export async function inspectLink({ db, now }: Scope, token: string): Promise<LinkState> {
  const hash = hashToken(token)
  const customerId = await findKeyOwner(db, hash)
  return linkState(customerId === null ? null : await findLink(db, customerId, hash), now)
}

/**
 * Uses a link up and opens a session of 30 days. Of several calls at the same time only one succeeds.
 *
 * @returns the cookie of the session, or why there is none
 * @throws Refusal 429 after too many attempts
 */
export async function claimLink(
  scope: Scope,
  token: string,
  address: string,
): Promise<{ cookie: string } | { because: Exclude<LinkState, 'alive'> }> {
  await limitRate(scope, `portal-claim:${networkOf(address)}`, 60, 900)
  const customerId = await findKeyOwner(scope.db, hashToken(token))
  const session =
    customerId === null
      ? null
      : await changeCustomer(scope, customerId, (scope, id) => openSession(scope, id, token, address))
  if (session) return { cookie: sessionCookie(scope.site.url, session, SESSION_DAYS * DAY_SECONDS) }
  const state = await inspectLink(scope, token)
  // It was used by a concurrent request.
  return { because: state === 'alive' ? 'used' : state }
}

async function openSession(
  scope: Scope,
  customerId: number,
  token: string,
  address: string,
): Promise<string | null> {
  const { db, now } = scope
  const hash = hashToken(token)
  const link = await consumeLink(db, customerId, hash, now)
  if (!link) return null
  const session = newToken()
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS)
  await store.insertSession(db, { customerId, ...link, hash: hashToken(session), expiresAt }, now)
  const contact = { id: null, email: '', name: '' }
  const visitor = asCustomer(scope, { customerId, linkId: link.linkId, contact, address })
  await audit(internalScope(visitor), 'portal.signIn')
  await redactSecrets(scope, [hash])
  return session
}

/** The person whose session cookie is in these headers; null without a valid session. */
export async function findVisitor(
  scope: Scope,
  headers: Headers,
  address: string,
): Promise<PortalVisitor | null> {
  const { db, now, site } = scope
  const token = readSessionCookie(site.url, headers)
  if (!token) return null
  const hash = hashToken(token)
  const customerId = await findKeyOwner(db, hash)
  const session = customerId === null ? undefined : await store.findSession(db, customerId, hash, now)
  if (customerId === null || !session) return null
  const { linkId, contactId, email, name, seenAt } = session
  if (now.getTime() - seenAt.getTime() > SEEN_MS)
    await changeCustomer(scope, customerId, ({ db }, id) => store.touchSession(db, id, hash, now))
  return { customerId, linkId, contact: { id: contactId, email, name: name ?? email }, address }
}

/** Ends the session in these headers. @returns the cookie with which the browser deletes it */
export async function endSession(scope: Scope, headers: Headers): Promise<string> {
  const { db, now, site } = scope
  const token = readSessionCookie(site.url, headers)
  if (token) {
    const hash = hashToken(token)
    const customerId = await findKeyOwner(db, hash)
    if (customerId !== null)
      await changeCustomer(scope, customerId, ({ db }, id) => store.revokeSession(db, id, hash, now))
  }
  return sessionCookie(site.url, '', 0)
}

/** Deletes sessions that have expired. */
export async function sweepSessions({ db, now }: Scope): Promise<void> {
  await store.deleteExpiredSessions(db, now)
}
