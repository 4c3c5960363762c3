import { countFitting } from '../batch-size.ts'
import type { openQueue, QueuedEvent } from './queue.ts'

/** Browsers let a closing page send 64 KiB; the envelope around the events needs the rest. */
const MAX_BATCH_BYTES = 59_000

export type Batches = ReturnType<typeof openBatches>

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Cuts the queue into batches; events that are being sent are held, so that they are not sent twice meanwhile. */
export function openBatches(key: string, queue: ReturnType<typeof openQueue>) {
  const held = new Set<string>()
  return {
    next(): QueuedEvent[] {
      const waiting = queue.waiting(Date.now()).filter(({ id }) => !held.has(id))
      const sizes = waiting.map(({ json }) => bytesOf(json))
      return waiting.slice(0, countFitting(sizes, MAX_BATCH_BYTES))
    },
    hold: (batch: QueuedEvent[]) => batch.forEach(({ id }) => held.add(id)),
    release: (batch: QueuedEvent[]) => batch.forEach(({ id }) => held.delete(id)),
    forget: (batch: QueuedEvent[]) => batch.forEach(({ id }) => queue.remove(id)),
    bodyOf: (batch: QueuedEvent[]) =>
      `{"writeKey":${JSON.stringify(key)},"sentAt":"${new Date().toISOString()}","batch":[${batch.map(({ json }) => json).join()}]}`,
  }
}
