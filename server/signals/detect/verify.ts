import { dayText } from '../../platform/calendar/days.ts'
import { atOneMoment, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Changes } from './changes.ts'
import { dueNow } from '../nightly/queue-store.ts'
import { stretches, stretchHistories } from '../history/store.ts'
import { changesFor } from './detect.ts'
import { measureOf } from '../nightly/baseline-store.ts'

export type SignalDifference = { customerId: number; what: string }

/** Whether the signals are those of today; while some are still due there is nothing to compare. */
export async function areSettled(scope: Scope): Promise<boolean> {
  return (await dueNow(scope)) === null
}

/** Works out every open signal again from the facts, page by page, and names what differs; changes nothing. */
export async function* verifySignals(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: SignalDifference[] }> {
  const { day } = await todayOf(scope)
  for await (const stretch of stretches(scope.db)) {
    const changes = await atOneMoment(scope, async ({ db }) => {
      const histories = await stretchHistories(db, stretch, day)
      return changesFor(db, histories, day, await measureOf(db))
    })
    yield { checked: stretch.ids.length, differences: named(changes) }
  }
}

function named({ opened, updated, ended }: Changes): SignalDifference[] {
  return [
    ...opened.map(({ customerId, kind, reason, since }) => ({
      customerId,
      what: `${kind} (${reason}) since ${dayText(since)} should be open and is not`,
    })),
    ...updated.map(({ customerId, id }) => ({
      customerId,
      what: `signal ${id} is open with other evidence than the facts give`,
    })),
    ...ended.map(({ customerId, id }) => ({ customerId, what: `signal ${id} is open and should not be` })),
  ]
}
