import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import type { History } from '../history/history.ts'
import { successOf } from '../success/score.ts'

/** The first list is for a second order, the later one for any product that fits. */
const LISTS = [
  { reason: 'first_30_days', from: 0, through: 30 },
  { reason: 'day_31_to_90', from: 31, through: 90 },
] as const

/** Days for which customers are left alone after an order, after an ask, and after they said no. */
export const QUIET_AFTER_ORDER = 7
export const QUIET_AFTER_ASK = 30
export const QUIET_AFTER_NO = 90
const TOP_FIFTH = 0.8

/**
 * A customer in their first 90 days who does well, has no open problem and was not asked lately. Goals or use must show
 * that they do well: by orders alone every new customer would.
 *
 * @param problems how many signals of the group "help" hold
 */
export function detectReadyForNextSale(
  history: History,
  today: Day,
  context: Context,
  problems: number,
): Detection | null {
  const [first, last] = [history.orders[0], history.orders.at(-1)]
  if (!first || !last || problems > 0) return null
  const age = today - first.day
  const list = LISTS.find(({ from, through }) => age >= from && age <= through)
  if (!list || today - last.day < QUIET_AFTER_ORDER || isLeftAlone(history, today)) return null
  if (list.reason === 'first_30_days' && history.orders.length > 1) return null
  const { score, inputs, worst } = successOf(history, today, context, problems)
  const usage = inputs.find(({ name }) => name === 'usage')
  if (score === null || !inputs.some(({ name }) => name === 'goals' || name === 'usage')) return null
  const isTop = (usage?.value ?? 0) >= TOP_FIFTH
  if (score < context.settings.successLevel && !isTop) return null
  return {
    kind: 'ready_for_next_sale',
    reason: list.reason,
    since: Math.max(first.day + QUIET_AFTER_ORDER, first.day + list.from),
    strength: score / 100,
    evidence: {
      kind: 'ready_for_next_sale',
      firstOrder: first.day,
      days: age,
      daysLeft: list.through - age,
      orders: history.orders.length,
      score,
      level: context.settings.successLevel,
      isTop,
      worst,
      basis: inputs.map(({ basis }) => basis),
    },
  }
}

const isLeftAlone = ({ asks }: History, today: Day) =>
  asks.some(({ day, answer }) => today - day < (answer === 'no' ? QUIET_AFTER_NO : QUIET_AFTER_ASK))
