import { randomHex } from './random.ts'
import type { KeyValueStore } from './storage.ts'

const [ANONYMOUS, USER, GROUP] = ['rondo.anonymousId', 'rondo.userId', 'rondo.groupId']

/** The visitor in this browser. Read from storage each time, because another tab may have signed them in or out. */
export function openVisitor(store: KeyValueStore) {
  const reset = () => [ANONYMOUS, USER, GROUP].forEach((key) => store.remove(key))
  return {
    reset,
    /** Another person in the same browser is another visitor and does not keep the group of the previous one. */
    isUser(id: string) {
      const known = store.get(USER)
      if (known && known !== id) reset()
      store.set(USER, id)
    },
    isOfGroup: (id: string) => store.set(GROUP, id),
    who() {
      let anonymousId = store.get(ANONYMOUS)
      if (!anonymousId) store.set(ANONYMOUS, (anonymousId = randomHex(16)))
      return { anonymousId, userId: store.get(USER) ?? undefined, groupId: store.get(GROUP) ?? undefined }
    },
  }
}
