import { setImmediate } from 'node:timers/promises'
import { formatDay, parseDay, type Day } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { replay } from '../backtest/replay.ts'
import { signalBasis } from '../basis/basis.ts'
import type { History } from '../history/history.ts'
import { customerIdRanges, loadHistories } from '../history/store.ts'
import { KNOWN_ONLY_TODAY } from '../kinds.ts'
import { unlessRunning } from '../nightly/queue-store.ts'
import { isSampled } from '../population/population.ts'
import { codeLabels, settings } from '../settings/settings.ts'
import { loadReplay, saveReplay } from './past-store.ts'
import { asRecord, LOOK_BACK_DAYS } from './record.ts'
import type { Past } from './schema.ts'
import { countCustomers } from './store.ts'

/** So many customers show how often a rule is right; of more a sample is replayed. */
const MOST_REPLAYED = 1500

/** Replays the past of the company, if that was requested and no other process is at it. */
export async function replayPast(scope: Scope): Promise<void> {
  try {
    await unlessRunning(scope.pool, 'signalReplay', async () => {
      for (let state = await loadReplay(scope.db); state.isDue; state = await loadReplay(scope.db))
        await saveReplay(scope.db, await judgePast(scope), state.requested)
    })
  } catch (error) {
    // What was not finished is still due when the process starts again.
    if (!interrupted.aborted) throw error
  }
}

/** The last year up to the last fact, or up to yesterday; null: there is no fact before today. */
async function judgePast(scope: Scope): Promise<Past | null> {
  const { day: today } = await todayOf(scope)
  const { orders, logins } = await signalBasis(scope)
  const known = [orders, logins].flatMap((period) => (period ? [period] : []))
  if (known.length === 0) return null
  const through = Math.min(today - 1, Math.max(...known.map(({ last }) => parseDay(last))))
  const from = Math.max(through - LOOK_BACK_DAYS, Math.min(...known.map(({ since }) => parseDay(since))))
  if (from >= through) return null
  const histories = await loadSample(scope, today)
  if (histories.length === 0) return null
  const rules = await settings(scope)
  const { records } = await replay(() => withPauses(histories), rules, from, through)
  const labels = await codeLabels(scope)
  return {
    from: formatDay(from),
    through: formatDay(through),
    customers: await countCustomers(scope.db),
    replayed: histories.length,
    records: records
      .filter(({ kind }) => !KNOWN_ONLY_TODAY.includes(kind))
      .map(({ kind, counted }) => asRecord(kind, counted, labels, today)),
  }
}

async function loadSample({ db }: Scope, today: Day): Promise<History[]> {
  const every = Math.max(1, (await countCustomers(db)) / MOST_REPLAYED)
  const histories: History[] = []
  for await (const { ids } of customerIdRanges(db)) {
    const own = ids.filter((id) => isSampled(id, every))
    histories.push(...(await loadHistories(db, own, today)))
  }
  return histories
}

/** A few at a time: a year of many customers is some seconds of work, and requests must not wait for all of it. */
async function* withPauses(histories: readonly History[], size = 2): AsyncGenerator<readonly History[]> {
  for (let from = 0; from < histories.length; from += size) {
    interrupted.throwIfAborted()
    yield histories.slice(from, from + size)
    await setImmediate()
  }
}
