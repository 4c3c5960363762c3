import { Refusal } from '../../errors/refusal.ts'
import type { Scope } from '../../scope/scope.ts'
import { hashToken, newToken } from '../../secrets/token.ts'
import { findSubscription, insertOptOut, insertUnsubscribeLink, type Subscription } from './opt-out-store.ts'

/** The address at which the recipient of an email can leave its list. */
export async function createUnsubscribeUrl(scope: Scope, subscription: Subscription): Promise<string> {
  const token = newToken()
  await insertUnsubscribeLink(scope, hashToken(token), subscription)
  return `${scope.site.url}/mail/stop/${token}`
}

/** The headers with which mail programs offer to leave the list in one click (RFC 8058). */
export const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

/**
 * Which address leaves which list with this token; changes nothing.
 *
 * @throws Refusal 404 when no email carried the token
 */
export async function findUnsubscribeLink(scope: Pick<Scope, 'db'>, token: string): Promise<Subscription> {
  const subscription = await findSubscription(scope, hashToken(token))
  if (subscription) return subscription
  throw new Refusal(
    404,
    'stop_unknown',
    'None of our emails contains this link. Use the link at the end of an email.',
  )
}

/** The address gets no more mail of the list. Safe to repeat. */
export async function unsubscribe(scope: Scope, token: string): Promise<Subscription> {
  const subscription = await findUnsubscribeLink(scope, token)
  await insertOptOut(scope, subscription)
  return subscription
}
