import type { Day } from '../../platform/calendar/days.ts'
import { formatterOf } from '../../insights/format.ts'
import { every, historyFrom, NEW_COMPANY, type Facts } from '../history/history.fixture.ts'
import type { GoalState, History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { AGE_LIMITS } from '../population/peers.ts'
import { emptyCounts } from '../population/same-age.ts'
import { signalSentence } from '../sentence.ts'
import type { Context } from './context.ts'
import type { Detection } from './detection.ts'
import { detectSignals } from './rule-set.ts'

export const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })

export const PEERS = AGE_LIMITS.slice(1).map(() => ({ peers: 50, loginDays: 3, orders: 2 }))
/** A company whose top fifth log in on three days and have bought twice. */
export const COMPANY: Context = { ...NEW_COMPANY, peers: PEERS }

/** Most customers bought once and log in rarely, so that a customer who logs in daily is in the top fifth. */
const SAME_AGE = emptyCounts().map(({ usage, orders }) => ({
  usage: usage.map((_, days) => (days === 5 ? 40 : 0)),
  orders: orders.map((_, count) => (count === 1 ? 40 : 0)),
}))
export const BEGINNERS: Context = { ...NEW_COMPANY, sameAge: SAME_AGE }

export const only = (kind: Kind, detections: Detection[]) => detections.filter((one) => one.kind === kind)

export const holds = (kind: Kind, history: History, day: Day, context = COMPANY) =>
  only(kind, detectSignals(history, day, context)).length > 0

export const daysHeld = (kind: Kind, history: History, through: Day) =>
  every(1, 0, through).filter((day) => holds(kind, history, day))

export const find = (kind: Kind, history: History, day: Day, context = BEGINNERS) =>
  detectSignals(history, day, context).find((one) => one.kind === kind)

export const sentenceOn = (kind: Kind, history: History, day: Day) =>
  signalSentence(find(kind, history, day)!.evidence, english)

export const goal = (more: Partial<GoalState> = {}): GoalState => ({
  id: 1,
  outcome: '30 % opened',
  startsOn: 0,
  dueOn: 80,
  reachedOn: null,
  now: { status: 'at_risk', progress: 0.25, expected: 0.5 },
  ...more,
})

export const reached = (day: Day, more: Partial<GoalState> = {}) =>
  goal({ reachedOn: day, now: { status: 'reached', progress: 1, expected: 0.5 }, ...more })

/** A customer who logs in daily. */
export const doingWell = (more: Facts = {}) =>
  historyFrom({
    orders: [{ day: 0, isNew: true }],
    logins: every(1, 0, 90).map((day) => ({ day })),
    ...more,
  })
