import { DAY_SECONDS } from '../../../values/days.ts'
import { audit } from '../audit/audit-store.ts'
import { Refusal } from '../errors/refusal.ts'
import { networkOf } from '../limits/network.ts'
import { isTrusted, limitRate, markTrusted } from '../limits/rate-limit-store.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'
import type { Auth } from './auth.ts'
import { setPassword } from './owner.ts'
import { checkPassword } from './passwords.ts'
import type { Person, Preferences } from './schema.ts'
import { readPasswordHash, readPreferences, selectPeople, writePreferences } from './store.ts'

const [ATTEMPTS, ATTEMPTS_PER_ADDRESS, WINDOW_SECONDS] = [10, 30, 900]
const TRUSTED_SECONDS = 90 * DAY_SECONDS

/** A signed-in person changes their password, which needs the old one; all their sessions end. */
export async function changePassword(
  scope: Scope,
  auth: Auth,
  email: string,
  old: string,
  next: string,
): Promise<void> {
  await limitRate(scope, `password:${email}`, ATTEMPTS, WINDOW_SECONDS)
  const present = await readPasswordHash(scope, email)
  if (!present || !(await auth.verifyPassword(old, present)))
    throw new Refusal(400, 'wrong_password', 'Your current password is wrong.')
  checkPassword(next, email)
  const hash = await auth.hashPassword(next)
  await inTransaction(scope, (scope) => setPassword(scope, email, hash))
}

/**
 * One sign-in attempt, counted by address and by account before the password is checked. Addresses from which the account
 * signed in before have a count of their own, so that strangers who guess do not lock its owner out.
 *
 * @returns the cookies to set
 */
export async function signIn(
  scope: Scope,
  auth: Auth,
  email: string,
  password: string,
  headers: Headers,
): Promise<string[]> {
  const account = email.trim().toLowerCase()
  const address = addressOf(scope)
  await limitRate(scope, `sign-in:address:${address}`, ATTEMPTS_PER_ADDRESS, WINDOW_SECONDS)
  const home = `sign-in:account:${account}:from:${address}`
  const isHome = await isTrusted(scope, `${home}:trusted`)
  await limitRate(scope, isHome ? home : `sign-in:account:${account}`, ATTEMPTS, WINDOW_SECONDS)
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

/** Counts one attempt to use a one-time link from this address. @throws Refusal 429 */
export async function limitLinks(scope: Scope): Promise<void> {
  await limitRate(scope, `link:${addressOf(scope)}`, ATTEMPTS_PER_ADDRESS, WINDOW_SECONDS)
}

function addressOf({ actor }: Scope): string {
  return actor.kind === 'visitor' ? networkOf(actor.address) : 'inside'
}

/** All members of the team, by name. */
export function listPeople(scope: Pick<Scope, 'db'>): Promise<Person[]> {
  return selectPeople(scope)
}

export async function changePreferences(scope: Scope, id: string, preferences: Preferences): Promise<void> {
  await writePreferences(scope, id, preferences)
}

export function getPreferences(
  scope: Scope,
  id: string,
): Promise<{ locale: string | null; theme: string | null }> {
  return readPreferences(scope, id)
}
