import type { Batches } from './batches.ts'
import type { QueuedEvent } from './queue.ts'
import type { openSender } from './sender.ts'

/** What happens when the page goes out of sight, for good or for a while. */
export function openPageExit(
  address: string,
  batches: Batches,
  { isToPause, soon }: ReturnType<typeof openSender>,
) {
  const left: QueuedEvent[][] = []
  return {
    /** Nobody says whether a beacon arrived, so what it took stays in the queue all the same. */
    leave() {
      for (let batch = batches.next(); batch.length > 0 && !isToPause(); batch = batches.next()) {
        if (!navigator.sendBeacon(address, batches.bodyOf(batch))) return
        batches.hold(batch)
        left.push(batch)
      }
    },
    /** Back in sight: what the beacons took is sent again, to hear of its arrival. */
    comeBack() {
      left.splice(0).forEach(batches.release)
      soon()
    },
  }
}
