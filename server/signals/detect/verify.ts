import { formatDay } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { customerIdRanges, loadRangeHistories } from '../history/store.ts'
import { loadBaseline } from '../nightly/baseline-store.ts'
import { pendingWork } from '../nightly/nightly.ts'
import type { Changes } from './changes.ts'
import { computeChanges } from './detect.ts'

export type SignalDifference = { customerId: number; what: string }

/** Whether the signals are those of today; while work is pending there is nothing to compare. */
export async function isUpToDate(scope: Scope): Promise<boolean> {
  return (await pendingWork(scope)) === null
}

/** Works out every open signal again from the facts, page by page, and names the differences. Changes nothing. */
export async function* verifySignals(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: SignalDifference[] }> {
  const { day } = await todayOf(scope)
  for await (const range of customerIdRanges(scope.db)) {
    const changes = await inSnapshot(scope, async ({ db }) => {
      const histories = await loadRangeHistories(db, range, day)
      return computeChanges(db, histories, day, await loadBaseline(db))
    })
    yield { checked: range.ids.length, differences: describeDifferences(changes) }
  }
}

function describeDifferences({ opened, updated, ended }: Changes): SignalDifference[] {
  return [
    ...opened.map(({ customerId, kind, reason, since }) => ({
      customerId,
      what: `${kind} (${reason}) since ${formatDay(since)} should be open but is not`,
    })),
    ...updated.map(({ customerId, id }) => ({
      customerId,
      what: `signal ${id} is open with evidence that differs from the facts`,
    })),
    ...ended.map(({ customerId, id }) => ({ customerId, what: `signal ${id} is open but should not be` })),
  ]
}
