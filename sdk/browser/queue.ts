import { randomHex } from './random.ts'
import type { KeyValueStore } from './storage.ts'

const PREFIX = 'rondo.q.'
/** So long an event is left to the tab that made it; then that tab is gone, or has failed, and any tab may send it. */
const OWNERSHIP_MS = 10_000
/** More than this would take the site's own storage away: about 1 MB of usual events. */
const MAX_EVENTS = 1000

export type QueuedEvent = { id: string; json: string }

/**
 * Events that wait, each under a key of its own: tabs never write over each other, a closed page leaves them behind,
 * and whatever is delivered by one tab is gone for all.
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
    /** @returns how many of the oldest had to make room */
    add(id: string, json: string): number {
      const all = ids()
      const dropped = all.slice(0, Math.max(0, all.length + 1 - MAX_EVENTS))
      dropped.forEach(remove)
      own.add(id)
      store.set(PREFIX + id, json)
      return dropped.length
    },
    remove,
    /** What this tab may send now, the oldest first. */
    waiting: (now: number): QueuedEvent[] =>
      ids().flatMap((id) => {
        const isForgotten = Math.abs(now - Number.parseInt(id, 36)) > OWNERSHIP_MS
        const json = own.has(id) || isForgotten ? store.get(PREFIX + id) : null
        return json ? [{ id, json }] : []
      }),
  }
}
