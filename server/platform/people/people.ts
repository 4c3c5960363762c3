import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { audit } from '../audit/audit-store.ts'
import type { Auth } from './auth.ts'
import { Refusal } from '../errors/refusal.ts'
import { checkPassword } from './passwords.ts'
import { isTrusted, limitRate, networkOf, markTrusted } from '../limits/rate-limit-store.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import { claimToken, issueToken, inspectToken } from '../secrets/token-store.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

const SETUP_HOURS = 48
const RESET_HOURS = 2

/** The one-time path on which the first owner sets a password; null when there is an owner already. */
export async function createSetupPath(scope: Scope): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from auth_user limit 1`.execute(scope.db)
  if (rows.length > 0) return null
  return `/setup#${await issueToken(scope, 'owner-setup', 'owner', SETUP_HOURS)}`
}

/** A way back in for an owner who is locked out: only who can run commands on the machine gets one. */
export async function createResetPath(scope: Scope): Promise<string> {
  const { rows } = await sql<{ email: string }>`
    select email from auth_user where role = 'owner' order by "createdAt" limit 1
  `.execute(scope.db)
  if (!rows[0])
    throw new Refusal(
      404,
      'no_owner',
      'There is no owner yet. Run npm start: it prints the link to set one up.',
    )
  await audit(scope, 'owner.reset-link', rows[0].email)
  return `/setup#${await issueToken(scope, 'owner-reset', rows[0].email, RESET_HOURS)}`
}

/** What the page behind a one-time link should ask for. */
export async function inspectLink(
  scope: Scope,
  token: string,
): Promise<{ purpose: string; email: string | null }> {
  const { purpose, subject } = await inspectToken(scope, token)
  return { purpose, email: purpose === 'owner-reset' ? subject : null }
}

/** The first owner takes the house: one link, one winner. */
export async function setUpOwner(
  scope: Scope,
  auth: Auth,
  owner: { token: string; name: string; email: string; password: string },
): Promise<void> {
  const email = owner.email.trim().toLowerCase()
  checkPassword(owner.password, email)
  // A dead link must not cost the work of a hash.
  await inspectToken(scope, owner.token)
  const hash = await auth.hashPassword(owner.password)
  await inTransaction(scope, async (scope) => {
    await claimToken(scope, 'owner-setup', owner.token)
    const id = randomUUID()
    await sql`
      insert into auth_user (id, name, email, "emailVerified", role, "createdAt", "updatedAt")
      values (${id}, ${owner.name.trim()}, ${email}, true, 'owner', ${scope.now}, ${scope.now})
    `.execute(scope.db)
    await sql`
      insert into auth_account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
      values (${randomUUID()}, ${id}, 'credential', ${id}, ${hash}, ${scope.now}, ${scope.now})
    `.execute(scope.db)
    await sql`update settings set set_up_at = ${scope.now}`.execute(scope.db)
    await audit(scope, 'owner.set-up', email)
  })
}

/** A new password by a mailed or printed link; every session of that person ends. */
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

/** Who is signed in changes their own password, with the old one; every session ends. */
export async function changePassword(
  scope: Scope,
  auth: Auth,
  email: string,
  old: string,
  next: string,
): Promise<void> {
  await limitRate(scope, `password:${email}`, 10, 900)
  const { rows } = await sql<{ password: string }>`
    select a.password from auth_account a join auth_user u on u.id = a."userId"
    where u.email = ${email} and a."providerId" = 'credential'
  `.execute(scope.db)
  if (!rows[0] || !(await auth.verifyPassword(old, rows[0].password))) {
    throw new Refusal(400, 'wrong_password', 'The present password is wrong.')
  }
  checkPassword(next, email)
  const hash = await auth.hashPassword(next)
  await inTransaction(scope, (scope) => setPassword(scope, email, hash))
}

async function setPassword(scope: Scope, email: string, hash: string): Promise<void> {
  await sql`
    update auth_account set password = ${hash}, "updatedAt" = ${scope.now}
    where "userId" = (select id from auth_user where email = ${email}) and "providerId" = 'credential'
  `.execute(scope.db)
  await sql`delete from auth_session where "userId" = (select id from auth_user where email = ${email})`.execute(
    scope.db,
  )
  // A link that was printed before the change is no way back in after it.
  await sql`delete from token where purpose = 'owner-reset' and subject = ${email} and used_at is null`.execute(
    scope.db,
  )
}

const TRUSTED_SECONDS = 90 * DAY_SECONDS

/**
 * One sign-in attempt, counted by address and by account before the password is looked at. Where somebody signed in
 * before is counted on its own: strangers who guess do not lock them out.
 */
export async function signIn(
  scope: Scope,
  auth: Auth,
  email: string,
  password: string,
  headers: Headers,
): Promise<string[]> {
  const account = email.trim().toLowerCase()
  const address = scope.actor.kind === 'visitor' ? networkOf(scope.actor.address) : 'inside'
  await limitRate(scope, `sign-in:address:${address}`, 30, 900)
  const home = `sign-in:account:${account}:from:${address}`
  const isHome = await isTrusted(scope, `${home}:trusted`)
  await limitRate(scope, isHome ? home : `sign-in:account:${account}`, 10, 900)
  try {
    const { cookies } = await auth.signIn(account, password, headers)
    await audit(scope, 'sign-in', account)
    await markTrusted(scope, `${home}:trusted`, TRUSTED_SECONDS)
    return cookies
  } catch (error) {
    await audit(scope, 'sign-in.refused', account)
    throw error
  }
}

/** Everybody of the team, to give work to. */
export async function listPeople({ db }: Scope): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from auth_user order by lower(name), id
  `.execute(db)
  return rows
}

/** A person's own ways of reading dates and light; null follows the company. */
export async function changePreferences(
  scope: Scope,
  id: string,
  view: { locale: string | null; theme: 'system' | 'light' | 'dark' | null },
): Promise<void> {
  await sql`update auth_user set locale = ${view.locale}, theme = ${view.theme} where id = ${id}`.execute(
    scope.db,
  )
}

export async function getPreferences(
  scope: Scope,
  id: string,
): Promise<{ locale: string | null; theme: string | null }> {
  const { rows } = await sql<{ locale: string | null; theme: string | null }>`
    select locale, theme from auth_user where id = ${id}
  `.execute(scope.db)
  return rows[0]!
}
