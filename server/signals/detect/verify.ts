import { formatDay } from '../../platform/calendar/days.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Changes } from './changes.ts'
import { pendingWork } from '../nightly/queue-store.ts'
import { customerIdRanges, loadRangeHistories } from '../history/store.ts'
import { computeChanges } from './detect.ts'
import { loadBaseline } from '../nightly/baseline-store.ts'

export type SignalDifference = { customerId: number; what: string }

/** Whether the signals are those of today; while some are still due there is nothing to compare. */
export async function isUpToDate(scope: Scope): Promise<boolean> {
  return (await pendingWork(scope)) === null
}

/** Works out every open signal again from the facts, page by page, and names what differs; changes nothing. */
export async function* verifySignals(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: SignalDifference[] }> {
  const { day } = await todayOf(scope)
  for await (const stretch of customerIdRanges(scope.db)) {
    const changes = await inSnapshot(scope, async ({ db }) => {
      const histories = await loadRangeHistories(db, stretch, day)
      return computeChanges(db, histories, day, await loadBaseline(db))
    })
    yield { checked: stretch.ids.length, differences: describeDifferences(changes) }
  }
}

function describeDifferences({ opened, updated, ended }: Changes): SignalDifference[] {
  return [
    ...opened.map(({ customerId, kind, reason, since }) => ({
      customerId,
      what: `${kind} (${reason}) since ${formatDay(since)} should be open and is not`,
    })),
    ...updated.map(({ customerId, id }) => ({
      customerId,
      what: `signal ${id} is open with other evidence than the facts give`,
    })),
    ...ended.map(({ customerId, id }) => ({ customerId, what: `signal ${id} is open and should not be` })),
  ]
}
