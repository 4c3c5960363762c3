import { countFitting } from '../batch-size.ts'
import type { SerializedEvent } from './event.ts'

/** Events in the order in which they were added; each stays until it is done. */
export class EventQueue {
  #events: SerializedEvent[] = []
  #joined = 0
  #gone = 0
  readonly #watchers = new Set<() => void>()

  get length(): number {
    return this.#events.length
  }

  /** How many were added since the start. */
  get joined(): number {
    return this.#joined
  }

  /** How many of them are done. */
  get gone(): number {
    return this.#gone
  }

  enqueue(event: SerializedEvent): void {
    this.#events.push(event)
    this.#joined++
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
    this.#gone += head.length
    for (const watcher of this.#watchers) watcher()
  }

  clear(): SerializedEvent[] {
    const all = [...this.#events]
    if (all.length > 0) this.dequeue(all)
    return all
  }

  /** Settles when the first `count` events are done, or after `patience` milliseconds. */
  async whenSettled(count: number, patience: number): Promise<void> {
    if (this.#gone >= count) return
    await new Promise<void>((resolve) => {
      // Not unref'd: this keeps the process alive while its last events are being sent.
      const timer = setTimeout(end, patience)
      const watchers = this.#watchers
      const look = () => (this.#gone >= count ? end() : undefined)
      watchers.add(look)
      function end() {
        clearTimeout(timer)
        watchers.delete(look)
        resolve()
      }
    })
  }
}
