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
 * Sends what waits, in order and one batch at a time. An event leaves the queue when it is answered and not before: it
 * may arrive twice, and its messageId is how the receiver knows.
 */
export function openSender(address: string, batches: Batches) {
  let going: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let notBefore = 0

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(flush, wait)
  }
  /** @returns whether to go on */
  const send = async (batch: QueuedEvent[]): Promise<boolean> => {
    const answer = await post(address, batches.bodyOf(batch))
    // Read to its end also when nobody cares: until then the browser counts it as on its way, and lets little more go.
    const words = await answer?.text().catch(String)
    const next = deliveryOutcome(answer?.status ?? 0)
    if (next === 'again') {
      const told = retryAfterDelay(answer?.headers.get('retry-after') ?? null, Date.now()) ?? 0
      notBefore = Date.now() + told
      later(Math.max(told, backoffDelay(++failures, Math.random(), FIRST_DELAY, MAX_DELAY)))
      return false
    }
    failures = 0
    batches.forget(batch)
    if (next === 'drop') warn(`${address} answered ${words}`)
    return true
  }
  const run = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (Date.now() < notBefore) return later(notBefore - Date.now())
    for (let [batch, goOn] = [batches.next(), true]; goOn && batch.length > 0; batch = batches.next()) {
      batches.hold(batch)
      goOn = await send(batch)
      batches.release(batch)
    }
  }
  /** Sends now, unless the server asked for a pause; settles when nothing is left or an attempt failed. */
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
    // A plain text needs no question to the server beforehand.
    headers: { 'content-type': 'text/plain' },
    keepalive: true,
    credentials: 'omit',
    signal: AbortSignal.timeout?.(TIMEOUT) ?? null,
  }).catch(() => null)
}
