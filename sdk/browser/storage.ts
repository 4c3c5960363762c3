/** Storage of the browser for this site. */
export type KeyValueStore = {
  get: (key: string) => string | null
  set: (key: string, value: string) => void
  remove: (key: string) => void
  keys: () => string[]
}

/** Local storage, or the memory of this page where local storage is full or blocked (by the browser, a frame, a policy). */
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
