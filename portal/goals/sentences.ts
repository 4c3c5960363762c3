import { dayIn } from '../../ui/date/days.ts'
import { formatDate, formatDay } from '../../ui/date/format.ts'
import type { LocaleSettings } from '../../ui/locale/settings.ts'
import type { Goal } from './goal.ts'
import { isDisputed, latestOf } from './readings/series.ts'
import { DAY_MS } from '../../values/days.ts'

/** After so long without a reading, the customer is asked for a new one. */
const LONG_AGO = 14 * DAY_MS

/**
 * The progress of a goal, addressed to the customer.
 *
 * @example progressSentence({ status: 'on_track', sentence: 'Two thirds of the way, a week ahead of pace' })
 *   // 'You are two thirds of the way, a week ahead of pace.'
 */
export function progressSentence({ status, sentence }: Pick<Goal, 'status' | 'sentence'>): string {
  if (status === 'dropped') return 'We stopped working on this goal.'
  if (/of the way|at the start/.test(sentence))
    return `You are ${sentence[0]!.toLowerCase()}${sentence.slice(1)}.`
  return `${sentence.replace('No reading yet', 'No number yet')}.`
}

/**
 * The next step for a goal, in one sentence.
 */
export function nextStep(goal: Goal, now: Date, locale: LocaleSettings): string {
  const { status, series } = goal
  if (status === 'reached') return 'You reached it. Tell us what you want to achieve next.'
  if (status === 'dropped') return 'Write to us if you want to take it up again.'
  if (status === 'planned' && series.length === 0) {
    const isAhead = goal.startsOn > dayIn(now, locale.timeZone)
    const when = isAhead ? ` It starts on ${formatDay(goal.startsOn, locale)}.` : ''
    return `Is this what you want? If not, write to us.${when}`
  }
  if (series.some(isDisputed))
    return 'We are checking the number you questioned. Until then it does not count.'
  const latest = latestOf(goal)
  if (!latest) return 'Report your first number so that we can both see where you are.'
  if (now.getTime() - Date.parse(latest.at) > LONG_AGO)
    return `Your last number was from ${formatDate(new Date(latest.at), locale)}. Report a new one.`
  const milestone = goal.milestones.find(({ reachedOn }) => reachedOn === null)
  if (milestone)
    return `Next: ${milestone.title}${milestone.dueOn ? `, by ${formatDay(milestone.dueOn, locale)}` : ''}.`
  return status === 'at_risk' ? 'Tell us what is holding you back; we want to help.' : 'Keep going.'
}
