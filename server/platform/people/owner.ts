import { audit } from '../audit/audit-store.ts'
import { Refusal } from '../errors/refusal.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { claimToken, endTokens, inspectToken, issueToken } from '../secrets/token-store.ts'
import { markSetUp } from '../settings/store.ts'
import type { Auth } from './auth.ts'
import { checkPassword } from './passwords.ts'
import { endSessions, findOwner, hasPeople, insertOwner, writePasswordHash } from './store.ts'

const SETUP_HOURS = 48
const RESET_HOURS = 2

/** The one-time path on which the first owner sets a password; null when there is an owner already. */
export async function createSetupPath(scope: Scope): Promise<string | null> {
  if (await hasPeople(scope)) return null
  return `/setup#${await issueToken(scope, 'owner-setup', 'owner', SETUP_HOURS)}`
}

/** The one-time path on which a locked-out owner sets a new password: only for people who can run commands on the machine. */
export async function createResetPath(scope: Scope): Promise<string> {
  const email = await findOwner(scope)
  if (!email)
    throw new Refusal(
      404,
      'no_owner',
      'There is no owner yet. Run npm start: it prints the link to set one up.',
    )
  await audit(scope, 'owner.reset-link', email)
  return `/setup#${await issueToken(scope, 'owner-reset', email, RESET_HOURS)}`
}

/** What the page behind a one-time link should ask for. */
export async function inspectLink(
  scope: Scope,
  token: string,
): Promise<{ purpose: string; email: string | null }> {
  const { purpose, subject } = await inspectToken(scope, token)
  return { purpose, email: purpose === 'owner-reset' ? subject : null }
}

/** Creates the first owner; of many who use the link at once, one wins. */
export async function setUpOwner(
  scope: Scope,
  auth: Auth,
  owner: { token: string; name: string; email: string; password: string },
): Promise<void> {
  const email = owner.email.trim().toLowerCase()
  checkPassword(owner.password, email)
  // Hashing is slow: do not do it for a link that has expired.
  await inspectToken(scope, owner.token)
  const passwordHash = await auth.hashPassword(owner.password)
  await inTransaction(scope, async (scope) => {
    await claimToken(scope, 'owner-setup', owner.token)
    await insertOwner(scope, { name: owner.name.trim(), email, passwordHash })
    await markSetUp(scope)
    await audit(scope, 'owner.set-up', email)
  })
}

/** Sets a new password with a one-time link and ends every session of that person. */
export async function resetPassword(
  scope: Scope,
  auth: Auth,
  token: string,
  password: string,
): Promise<{ email: string }> {
  const { subject: email } = await inspectToken(scope, token)
  checkPassword(password, email)
  const hash = await auth.hashPassword(password)
  await inTransaction(scope, async (scope) => {
    await claimToken(scope, 'owner-reset', token)
    await setPassword(scope, email, hash)
    await audit(scope, 'password.reset', email)
  })
  return { email }
}

/** Ends every session, and every reset link that was printed before the change. */
export async function setPassword(scope: Scope, email: string, hash: string): Promise<void> {
  await writePasswordHash(scope, email, hash)
  await endSessions(scope, email)
  await endTokens(scope, 'owner-reset', email)
}
