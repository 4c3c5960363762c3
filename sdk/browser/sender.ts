import { deliveryOutcome } from '../delivery-outcome.ts'
import { retryAfterDelay, backoffDelay } from '../backoff.ts'
import type { Batches } from './batches.ts'
import { warn } from './warn.ts'
import type { QueuedEvent } from './queue.ts'

const SEND_DELAY = 1000
const FIRST_DELAY = 1000
const MAX_DELAY = 300_000
const TIMEOUT = 15_000

/**
 * Sends queued events in order, one batch at a time. An event leaves the queue only after a response, so it may arrive
 * twice; the receiver recognises it by its messageId.
 */
export function openSender(address: string, batches: Batches) {
  let going: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let notBefore = 0

  const schedule = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(flush, wait)
  }
  /** @returns whether to continue */
  const send = async (batch: QueuedEvent[]): Promise<boolean> => {
    const response = await post(address, batches.bodyOf(batch))
    // Read the body to its end: until then the browser counts the request as pending and limits further ones.
    const text = await response?.text().catch(String)
    const outcome = deliveryOutcome(response?.status ?? 0)
    if (outcome === 'retry') {
      const requestedDelay = retryAfterDelay(response?.headers.get('retry-after') ?? null, Date.now()) ?? 0
      notBefore = Date.now() + requestedDelay
      schedule(Math.max(requestedDelay, backoffDelay(++failures, Math.random(), FIRST_DELAY, MAX_DELAY)))
      return false
    }
    failures = 0
    batches.forget(batch)
    if (outcome === 'drop') warn(`${address} answered ${text}`)
    return true
  }
  const run = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (Date.now() < notBefore) return schedule(notBefore - Date.now())
    for (let [batch, goOn] = [batches.next(), true]; goOn && batch.length > 0; batch = batches.next()) {
      batches.hold(batch)
      goOn = await send(batch)
      batches.release(batch)
    }
  }
  /** Sends now, unless the server requested a delay; settles when the queue is empty or an attempt has failed. */
  const flush = (): Promise<void> =>
    (going ??= run()
      .catch(warn)
      .then(() => (going = undefined)))

  return {
    flush,
    soon: () => void (timer ??= setTimeout(flush, SEND_DELAY)),
    isToPause: () => Date.now() < notBefore,
  }
}

function post(address: string, body: string): Promise<Response | null> {
  return fetch(address, {
    method: 'POST',
    body,
    // Plain text needs no preflight request.
    headers: { 'content-type': 'text/plain' },
    keepalive: true,
    credentials: 'omit',
    signal: AbortSignal.timeout?.(TIMEOUT) ?? null,
  }).catch(() => null)
}
