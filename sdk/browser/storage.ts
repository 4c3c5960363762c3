/** What a browser remembers for this site. */
export type KeyValueStore = {
  get: (key: string) => string | null
  set: (key: string, value: string) => void
  remove: (key: string) => void
  keys: () => string[]
}

/** Local storage; where it is full or forbidden (by the browser, a frame, a policy), the memory of this page. */
export function openStorage(): KeyValueStore {
  const memory = new Map<string, string>()
  return {
    get: (key) => memory.get(key) ?? attempt(() => localStorage.getItem(key), null),
    set(key, value) {
      const isKept = attempt(() => (localStorage.setItem(key, value), true), false)
      if (isKept) memory.delete(key)
      else memory.set(key, value)
    },
    remove(key) {
      memory.delete(key)
      attempt(() => localStorage.removeItem(key), undefined)
    },
    keys: () => [...new Set([...memory.keys(), ...attempt(() => Object.keys(localStorage), [])])],
  }
}

function attempt<Value>(act: () => Value, otherwise: Value): Value {
  try {
    return act()
  } catch {
    return otherwise
  }
}
