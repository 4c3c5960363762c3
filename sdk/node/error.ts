/**
 * What went wrong:
 * - `invalid`, `too_large`, `closed`: thrown by the call itself, whose arguments have to be corrected;
 * - `queue_full`: more events wait than `maxQueue`; the event was dropped;
 * - `delayed`: Rondo could not be reached a few times in a row; nothing is lost, sending continues;
 * - `rejected`: Rondo refused events for good, `status` and the message say why;
 * - `undelivered`: the process ended, or the client was closed, before they could be sent.
 */
export type RondoErrorCode =
  'invalid' | 'too_large' | 'closed' | 'queue_full' | 'delayed' | 'rejected' | 'undelivered'

/** An event as it is sent to `/v1/batch`. */
export type SentEvent = { type: string; messageId: string; timestamp: string; [field: string]: unknown }

export class RondoError extends Error {
  override readonly name = 'RondoError'
  readonly code: RondoErrorCode
  /** The events that are lost, to be logged or kept. */
  readonly events: SentEvent[]
  /** The status of Rondo's response, if there was one. */
  readonly status: number | undefined

  constructor(code: RondoErrorCode, message: string, events: SentEvent[] = [], status?: number) {
    super(message)
    this.code = code
    this.events = events
    this.status = status
  }
}
