import type { Batches } from './batches.ts'
import type { QueuedEvent } from './queue.ts'
import type { openSender } from './sender.ts'

/** What happens when the page is hidden, for a while or for good. */
export function openPageExit(
  address: string,
  batches: Batches,
  { isToPause, soon }: ReturnType<typeof openSender>,
) {
  const left: QueuedEvent[][] = []
  return {
    /** A beacon does not report its arrival, so its events stay in the queue. */
    leave() {
      for (let batch = batches.next(); batch.length > 0 && !isToPause(); batch = batches.next()) {
        if (!navigator.sendBeacon(address, batches.bodyOf(batch))) return
        batches.hold(batch)
        left.push(batch)
      }
    },
    /** Visible again: the events of the beacons are sent again, to learn whether they arrived. */
    comeBack() {
      left.splice(0).forEach(batches.release)
      soon()
    },
  }
}
