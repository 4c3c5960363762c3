import { log } from '../process/log.ts'
import type { Scope } from '../scope/scope.ts'
import {
  claimNext,
  dropUnsubscribed,
  keepUnsent,
  markFailed,
  markSent,
  type ClaimedEmail,
} from './delivery-store.ts'
import { deliver, type SendOutcome } from './smtp.ts'

/** A busy mail server, or one that does not know us yet, needs minutes; one that is down may need days. */
const BACKOFF_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440]
const CONCURRENCY = 3

/**
 * Sends every email that is due, a few at a time; each is claimed by one statement, so that of several processes only one
 * sends it. Emails that the server refuses for good are marked as failed with its message; others are tried again later.
 */
export async function sendQueued(scope: Scope): Promise<void> {
  const { smtpUrl } = scope.site
  if (!smtpUrl) return keepUnsent(scope)
  await dropUnsubscribed(scope)
  const began = performance.now()
  const current = (): Scope => ({
    ...scope,
    now: new Date(scope.now.getTime() + performance.now() - began),
  })
  const sendOneByOne = async () => {
    for (let email = await claimNext(current()); email; email = await claimNext(current())) {
      warnOfSecondCopy(email)
      const outcome = await deliver(email, smtpUrl, scope.site.mailFrom)
      await recordOutcome(current(), email, outcome)
      if (outcome.state !== 'sent' && outcome.isUnreachable) return
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, sendOneByOne))
}

function warnOfSecondCopy({ id, message_id: messageId, was_sending: wasSending }: ClaimedEmail): void {
  if (wasSending)
    log('warn', 'An email whose sending was interrupted is sent again, perhaps a second time', {
      id,
      messageId,
    })
}

async function recordOutcome(scope: Scope, { id, tries }: ClaimedEmail, outcome: SendOutcome): Promise<void> {
  if (outcome.state === 'sent') return markSent(scope, id)
  const retryInMinutes = outcome.state === 'waiting' ? BACKOFF_MINUTES[tries - 1] : undefined
  await markFailed(scope, id, outcome.error, retryInMinutes ?? null)
}
