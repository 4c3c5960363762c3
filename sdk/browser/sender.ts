import { nextAfter } from '../delivery-outcome.ts'
import { toldToWait, waitAfter } from '../backoff.ts'
import type { Batches } from './batches.ts'
import { complain } from './warn.ts'
import type { Waiting } from './queue.ts'

const SOON = 1000
const FIRST_WAIT = 1000
const LONGEST_WAIT = 300_000
const TIMEOUT = 15_000

/**
 * Sends what waits, in order and one batch at a time. An event leaves the queue when it is answered and not before: it
 * may arrive twice, and its messageId is how the receiver knows.
 */
export function openSending(address: string, batches: Batches) {
  let going: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let notBefore = 0

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(flush, wait)
  }
  /** @returns whether to go on */
  const send = async (batch: Waiting[]): Promise<boolean> => {
    const answer = await post(address, batches.bodyOf(batch))
    // Read to its end also when nobody cares: until then the browser counts it as on its way, and lets little more go.
    const words = await answer?.text().catch(String)
    const next = nextAfter(answer?.status ?? 0)
    if (next === 'again') {
      const told = toldToWait(answer?.headers.get('retry-after') ?? null, Date.now()) ?? 0
      notBefore = Date.now() + told
      later(Math.max(told, waitAfter(++failures, Math.random(), FIRST_WAIT, LONGEST_WAIT)))
      return false
    }
    failures = 0
    batches.forget(batch)
    if (next === 'drop') complain(`${address} answered ${words}`)
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
      .catch(complain)
      .then(() => (going = undefined)))

  return {
    flush,
    soon: () => void (timer ??= setTimeout(flush, SOON)),
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
