import { binomialTail } from '@rondo/models/binomial-tail'
import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import { eventsBetween, type History } from '../history/history.ts'

const WINDOW = 30
/** With fewer events before, there is no level to fall from. */
const FEWEST_EVENTS = 20
/** A fall that noise alone causes more often than this does not count. */
const NOISE = 0.01
/** The longest that a drop holds. */
const LONGEST = 60

/** Far fewer events in the last 30 days than in the 30 before, and not by chance. */
export function detectUsageDrop(history: History, today: Day, context: Context): Detection | null {
  if (!mayHaveDropped(history, today, context.settings.dropShare)) return null
  const daily = dailyEvents(history, today)
  const drop = dropAt(daily, daily.length, context.settings.dropShare)
  if (!drop) return null
  let held = 1
  while (held <= LONGEST && dropAt(daily, daily.length - held, context.settings.dropShare)) held++
  if (held > LONGEST) return null
  return {
    kind: 'usage_drop',
    reason: 'fewer_events',
    since: today - held + 1,
    strength: 1 - drop.now / drop.before,
    evidence: { kind: 'usage_drop', ...drop },
  }
}

/** A quick test first: for most customers usage has not dropped, and their days need not be counted. */
function mayHaveDropped({ contacts }: History, today: Day, dropShare: number): boolean {
  let [now, before] = [0, 0]
  for (const contact of contacts) {
    now += eventsBetween(contact, today - WINDOW, today)
    before += eventsBetween(contact, today - 2 * WINDOW, today - WINDOW)
  }
  return before >= FEWEST_EVENTS && now <= (1 - dropShare) * before
}

/** Events per day of the last 120 days, today last. */
function dailyEvents({ contacts }: History, today: Day): Int32Array {
  const daily = new Int32Array(2 * WINDOW + LONGEST)
  const first = today - daily.length + 1
  for (const { days, events } of contacts) {
    for (let index = days.length - 1; index >= 0 && days[index]! >= first; index--)
      daily[days[index]! - first]! += events[index]!
  }
  return daily
}

function dropAt(daily: Int32Array, end: number, dropShare: number) {
  const recent = daily.subarray(end - WINDOW, end)
  const earlier = daily.subarray(end - 2 * WINDOW, end - WINDOW)
  const [now, before] = [sum(recent), sum(earlier)]
  if (before < FEWEST_EVENTS || now > (1 - dropShare) * before) return null
  const bursts = Math.max(1, (unevenness(recent, now) + unevenness(earlier, before)) / (2 * WINDOW - 2))
  const [less, more] = [Math.ceil(now / bursts), Math.floor(before / bursts)]
  const chance = binomialTail(Math.min(less, more), less + more)
  return chance < NOISE ? { now, before, chance } : null
}

const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0)

/**
 * Pearson's χ² of the days around their mean. Events come in bursts, so that twenty of them are not twenty
 * independent facts: counts are divided by this over its degrees of freedom before they are compared
 * (quasi-Poisson; McCullagh & Nelder 1989, section 6.2.3).
 */
function unevenness(counts: Int32Array, total: number): number {
  const mean = total / counts.length
  return total === 0 ? 0 : counts.reduce((chi, count) => chi + (count - mean) ** 2, 0) / mean
}
