import { countFitting } from '../batch-size.ts'
import type { SerializedEvent } from './event.ts'

/** Events in the order in which they were added; each stays until it is delivered or dropped. */
export class EventQueue {
  #events: SerializedEvent[] = []
  #added = 0
  #removed = 0
  readonly #watchers = new Set<() => void>()

  get length(): number {
    return this.#events.length
  }

  /** How many were added since the start. */
  get added(): number {
    return this.#added
  }

  /** How many of them have been removed. */
  get removed(): number {
    return this.#removed
  }

  enqueue(event: SerializedEvent): void {
    this.#events.push(event)
    this.#added++
  }

  /** The first events, as many as fit into so many bytes. */
  peek(bytes: number): SerializedEvent[] {
    const sizes = this.#events.map((event) => event.bytes)
    return this.#events.slice(0, countFitting(sizes, bytes))
  }

  /** Removes events from the head; does nothing when they were removed meanwhile. */
  dequeue(head: SerializedEvent[]): void {
    if (this.#events[0] !== head[0]) return
    this.#events.splice(0, head.length)
    this.#removed += head.length
    for (const watcher of this.#watchers) watcher()
  }

  clear(): SerializedEvent[] {
    const all = [...this.#events]
    if (all.length > 0) this.dequeue(all)
    return all
  }

  /** Settles when the first `count` events have been removed, or after `timeoutMs` milliseconds. */
  async whenSettled(count: number, timeoutMs: number): Promise<void> {
    if (this.#removed >= count) return
    await new Promise<void>((resolve) => {
      // Not unref'd: this keeps the process alive while its last events are being sent.
      const timer = setTimeout(end, timeoutMs)
      const watchers = this.#watchers
      const check = () => (this.#removed >= count ? end() : undefined)
      watchers.add(check)
      function end() {
        clearTimeout(timer)
        watchers.delete(check)
        resolve()
      }
    })
  }
}
