import type { Day } from '../../platform/calendar/days.ts'
import type { Kind, Reason } from '../kind-registry.ts'
import type { Basis, InputName } from '../success/score.ts'

/** What a signal rests on: the numbers of its sentence and of what is one click below. */
export type Evidence =
  | {
      kind: 'stalled'
      /** Plain: a fixed number of quiet days; rhythm: longer than this customer's own habit explains. */
      rule: 'plain' | 'rhythm'
      lastDay: Day
      silentDays: number
      loginDays: number
      /** Days between two log-in days: the usual (median of the recent) and the longest before this silence. */
      usualGap: number
      longestGap: number
      quietDays: number
      /** That a customer of this rhythm is silent this long and still active; null where the plain rule decided. */
      chance: number | null
    }
  | { kind: 'never_started'; firstOrder: Day; days: number; orders: number }
  | {
      kind: 'champion_gone'
      contactId: number
      lastDay: Day
      silentDays: number
      usualGap: number
      /** What this contact did of all that was done in the 90 days up to the last log-in. */
      events: number
      allEvents: number
      /** Other contacts who logged in within the last 14 days. */
      others: number
      chance: number
    }
  | {
      kind: 'usage_drop'
      /** Events in the last 30 days, and in the 30 before. */
      now: number
      before: number
      /** That a fall as deep as this comes from noise alone. */
      chance: number
    }
  | { kind: 'payment_failed'; failedOn: Day; days: number; times: number }
  | {
      kind: 'window_closing'
      window: 'second_order' | 'cross_sell'
      firstOrder: Day
      closes: Day
      /** Since the first order, and until the window closes: 0 on its last day. */
      days: number
      daysLeft: number
      orders: number
    }
  | {
      kind: 'thriving'
      /** In the last 30 days. */
      loginDays: number
      orders: number
      /** What the top fifth of the customers of the same age have at least. */
      topLoginDays: number
      topOrders: number
      peers: number
      ageDays: number
    }
  | {
      kind: 'goal_reached'
      goalId: number
      /** In the customer's words. */
      outcome: string
      reachedOn: Day
      dueOn: Day
      days: number
      /** Further goals of which the same is true. */
      others: number
    }
  | {
      kind: 'goal_slipping'
      goalId: number
      outcome: string
      /** Parts of the way: done, and expected by now; null: a person says so, and nothing was measured. */
      progress: number | null
      expected: number | null
      startsOn: Day
      dueOn: Day
      /** Below zero: past due. */
      daysLeft: number
      others: number
    }
  | {
      kind: 'renewal_near'
      /** null: it has no name. */
      subscription: string | null
      renewsOn: Day
      daysLeft: number
      /** Minor units of the company's currency. */
      monthly: number | null
      others: number
    }
  | {
      kind: 'ready_for_next_sale'
      firstOrder: Day
      /** Since the first order, and until the list ends: 0 on its last day. */
      days: number
      daysLeft: number
      orders: number
      /** Success of 100, the level that is asked for, and whether use is in the top fifth of the same age. */
      score: number
      level: number
      isTop: boolean
      worst: InputName | null
      basis: Basis[]
    }

/** A signal that holds today; at most one per kind and reason. */
export type Detection = {
  kind: Kind
  reason: Reason
  /** The day from which it holds: another day is another spell. */
  since: Day
  /** How much it says, 0 to 1. */
  strength: number
  evidence: Evidence
}
