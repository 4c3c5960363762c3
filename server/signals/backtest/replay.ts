import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { loginDays, type History } from '../history/history.ts'
import { allKinds, type Kind, type Reason } from '../kinds.ts'
import { isSampled } from '../population/population.ts'
import { refitContexts, type HistoryPages } from './refit.ts'
import { detectSignals } from '../detect/rule-set.ts'
import { FEWEST_DAYS } from '../rhythm/typical.ts'
import type { SignalSettings } from '../settings/schema.ts'
import { TrackRecord, type Counted, type Spell } from '../record/track-record.ts'

/** After so many days without any fact no new signal can arise, unless the customer's own gaps are as long. */
const QUIET_AFTER = 150

/** So many histories suffice to judge the rules; of more customers a sample is replayed. */
const MOST_HISTORIES = 5000

/** A signal from the day on which it began to hold to the first on which it no longer did. */
export type ReplayedSpell = Spell & { customerId: number; reason: Reason; since: Day }

export type Replay = {
  records: { kind: Kind; counted: Counted }[]
  customers: number
  /** How many of them were replayed. */
  walked: number
}

/**
 * Replays the past of a company day by day; each day is judged with what was known then.
 *
 * @param pages read twice: once to fit the baselines, once to replay
 * @param from the first day on which signals may fire
 * @param through the last day of which everything is known
 */
export async function replay(
  pages: HistoryPages,
  settings: SignalSettings,
  from: Day,
  through: Day,
): Promise<Replay> {
  let customers = 0
  const contextOn = await refitContexts(
    counting(pages, (more) => (customers += more)),
    settings,
    from,
    through,
  )
  const every = Math.max(1, customers / MOST_HISTORIES)
  const records = allKinds.map((kind) => ({
    kind,
    record: new TrackRecord(kind, from, through),
  }))
  let walked = 0
  for await (const page of pages()) {
    for (const history of page.filter(({ customerId }) => isSampled(customerId, every))) {
      walked++
      const spells = replaySpells(history, contextOn, from, through)
      for (const { record } of records) record.add(history, spells)
    }
  }
  return {
    records: records.map(({ kind, record }) => ({ kind, counted: record.counted() })),
    customers,
    walked,
  }
}

function counting(pages: HistoryPages, count: (more: number) => void): HistoryPages {
  return async function* () {
    for await (const page of pages()) {
      count(page.length)
      yield page
    }
  }
}

/**
 * The signals that one customer would have had. A signal that stops and returns with the same reason and the same
 * `since` is one spell. What already held on the first day counts as begun before it.
 */
export function replaySpells(
  history: History,
  contextOn: (day: Day) => Context,
  from: Day,
  through: Day,
): ReplayedSpell[] {
  const spells = new Map<string, ReplayedSpell>()
  const [first, last] = daysOfInterest(history)
  const start = Math.max(from, first)
  for (let day = start; day <= Math.min(through, last); day++) {
    for (const { kind, reason, since } of detectSignals(history, day, contextOn(day))) {
      const key = `${kind} ${reason} ${since}`
      const isOld = day === from && since < from
      const spell = spells.get(key) ?? {
        customerId: history.customerId,
        kind,
        reason,
        since,
        openedOn: isOld ? from - 1 : day,
        endedOn: null,
        code: null,
      }
      spells.set(key, { ...spell, endedOn: day + 1 })
    }
  }
  return [...spells.values()]
}

/** From the first fact to the day after which silence brings no new signal. */
function daysOfInterest(history: History): [Day, Day] {
  const logins = loginDays(history)
  const orders = history.orders.map(({ day }) => day)
  const reached = history.goals.flatMap(({ reachedOn }) => reachedOn ?? [])
  const ends = [...logins.subarray(0, 1), ...logins.subarray(-1), ...orders, ...history.failures, ...reached]
  let longestGap = 0
  for (let index = 1; index < logins.length; index++)
    longestGap = Math.max(longestGap, logins[index]! - logins[index - 1]!)
  // How long an order may take is not known in advance.
  if (orders.length >= FEWEST_DAYS) return [Math.min(...ends), Infinity]
  return [Math.min(...ends), Math.max(...ends) + Math.max(QUIET_AFTER, 2 * longestGap)]
}
