import { randomHex } from './random.ts'
import type { KeyValueStore } from './storage.ts'

const PREFIX = 'rondo.q.'
/** For this long, only the tab that created an event sends it; then any tab may. In milliseconds. */
const OWNERSHIP_MS = 10_000
/** About 1 MB of usual events; more would take storage from the site. */
const MAX_EVENTS = 1000

export type QueuedEvent = { id: string; json: string }

/**
 * Queued events, each under a key of its own: tabs never overwrite each other, events outlive a closed page, and what
 * one tab has delivered is removed for all.
 */
export function openQueue(store: KeyValueStore) {
  const own = new Set<string>()
  let last = 0
  const ids = () =>
    store
      .keys()
      .flatMap((key) => (key.startsWith(PREFIX) ? [key.slice(PREFIX.length)] : []))
      .sort()
  const remove = (id: string) => {
    own.delete(id)
    store.remove(PREFIX + id)
  }
  return {
    /** @returns an id that sorts by time, and after every earlier one of this tab */
    nextId(now: number): string {
      last = Math.max(now, last + 1)
      return `${last.toString(36).padStart(9, '0')}-${randomHex(10)}`
    },
    /** @returns how many of the oldest events were dropped for it */
    add(id: string, json: string): number {
      const all = ids()
      const dropped = all.slice(0, Math.max(0, all.length + 1 - MAX_EVENTS))
      dropped.forEach(remove)
      own.add(id)
      store.set(PREFIX + id, json)
      return dropped.length
    },
    remove,
    /** The events that this tab may send now, the oldest first. */
    waiting: (now: number): QueuedEvent[] =>
      ids().flatMap((id) => {
        const isAbandoned = Math.abs(now - Number.parseInt(id, 36)) > OWNERSHIP_MS
        const json = own.has(id) || isAbandoned ? store.get(PREFIX + id) : null
        return json ? [{ id, json }] : []
      }),
  }
}
