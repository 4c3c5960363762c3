import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const zip = promisify(gzip)
/** Compressing a shorter body costs more than it saves. */
const MIN_GZIP_LENGTH = 2000
const TIMEOUT = 10_000

/** The response; status 0 without one, and `text` says why. */
export type DeliveryResponse = { status: number; retryAfter: string | null; text: string }

/** Sends one batch and waits for at most ten seconds. Never throws. */
export async function post(
  address: string,
  key: string,
  body: string,
  cancel: AbortController,
): Promise<DeliveryResponse> {
  const timer = setTimeout(() => cancel.abort(new Error('no answer within ten seconds')), TIMEOUT)
  try {
    const isLarge = body.length > MIN_GZIP_LENGTH
    const response = await fetch(address, {
      method: 'POST',
      headers: { ...headersFor(key), ...(isLarge ? { 'content-encoding': 'gzip' } : {}) },
      body: isLarge ? await zip(body) : body,
      // A redirected POST would arrive as a GET.
      redirect: 'manual',
      signal: cancel.signal,
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      text: await response.text(),
    }
  } catch (error) {
    return { status: 0, retryAfter: null, text: reasonOf(error as Error) }
  } finally {
    clearTimeout(timer)
  }
}

const headersFor = (key: string) => ({
  authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  'content-type': 'application/json',
  'user-agent': 'rondo-node',
})

/** A failed fetch says why in its cause, and a refused connection only by a code. */
function reasonOf({ message, cause }: Error): string {
  const { message: deeper, code } = (cause ?? {}) as { message?: string; code?: string }
  return deeper || code || message
}
