import type { Day } from '../../platform/calendar/days.ts'
import { detectChampionGone } from '../champion-gone/rule.ts'
import { detectGoalReached } from '../goal-reached/rule.ts'
import { detectGoalSlipping } from '../goal-slipping/rule.ts'
import { historyUpTo, type History } from '../history/history.ts'
import { allKinds, groupOf, type Kind } from '../kinds.ts'
import { detectNeverStarted } from '../never-started/rule.ts'
import { detectOrderOverdue } from '../order-overdue/rule.ts'
import { detectPaymentFailed } from '../payment-failed/rule.ts'
import { detectReadyForNextSale } from '../ready-for-next-sale/rule.ts'
import { detectRenewalNear } from '../renewal-near/rule.ts'
import { detectStalled } from '../stalled/rule.ts'
import { detectThriving } from '../thriving/rule.ts'
import { detectUsageDrop } from '../usage-drop/rule.ts'
import { detectWindowClosing } from '../window-closing/rule.ts'
import type { Context } from './context.ts'
import type { Detection } from './detection.ts'

/**
 * @param known the history as known at the end of `today`
 * @param problems how many signals of the group "help" hold; for the rules of that group itself always 0
 */
type Rule = (
  known: History,
  today: Day,
  context: Context,
  problems: number,
) => Detection | readonly Detection[] | null

const RULES: Record<Kind, Rule> = {
  stalled: detectStalled,
  order_overdue: detectOrderOverdue,
  never_started: detectNeverStarted,
  champion_gone: detectChampionGone,
  usage_drop: detectUsageDrop,
  payment_failed: detectPaymentFailed,
  window_closing: detectWindowClosing,
  thriving: detectThriving,
  goal_slipping: detectGoalSlipping,
  goal_reached: detectGoalReached,
  renewal_near: detectRenewalNear,
  ready_for_next_sale: detectReadyForNextSale,
}

const rulesWhere = (isIncluded: (kind: Kind) => boolean) =>
  allKinds.filter(isIncluded).map((kind) => RULES[kind])
const PROBLEM_RULES = rulesWhere((kind) => groupOf(kind) === 'help')
const OTHER_RULES = rulesWhere((kind) => groupOf(kind) !== 'help')

/**
 * The signals of one customer on one day: a pure function of what is known at the end of that day. Today, the
 * back-test and the track record all use it.
 *
 * @param context as known on that day, too
 * @returns at most one per kind and reason
 */
export function detectSignals(history: History, today: Day, context: Context): Detection[] {
  const known = historyUpTo(history, today)
  const detections: Detection[] = []
  function apply(rules: readonly Rule[], problems: number) {
    for (const detect of rules) {
      const detected = detect(known, today, context, problems)
      if (detected === null) continue
      if ('kind' in detected) detections.push(detected)
      else detections.push(...detected)
    }
  }
  apply(PROBLEM_RULES, 0)
  apply(OTHER_RULES, detections.length)
  return detections
}

/** How many of them call for help. */
export const countProblems = (detections: readonly Pick<Detection, 'kind'>[]) =>
  detections.filter(({ kind }) => groupOf(kind) === 'help').length
