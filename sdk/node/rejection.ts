import { RondoError } from './error.ts'
import { eventsOf, type SerializedEvent } from './event.ts'
import type { DeliveryResponse } from './post.ts'

type ErrorBody = { message?: unknown; errors?: { index?: unknown; message?: unknown }[] }

/** Which events of the batch are lost (all, unless the response names some), and why. */
export function rejectionError(
  address: string,
  batch: SerializedEvent[],
  { status, text }: DeliveryResponse,
): RondoError {
  const body = parsed(text)
  const errors = Array.isArray(body.errors) ? body.errors : []
  const named = errors.flatMap(({ index }) => batch[Number(index)] ?? [])
  const lost = named.length > 0 ? named : batch
  const reason = errors[0]?.message ?? body.message ?? text.slice(0, 200)
  const message = `${address} answered ${status} and did not take ${lost.length} of ${batch.length} events: ${String(reason)}`
  return new RondoError('rejected', message, eventsOf(lost), status)
}

function parsed(text: string): ErrorBody {
  try {
    return (JSON.parse(text) as ErrorBody | null) ?? {}
  } catch {
    return {}
  }
}
