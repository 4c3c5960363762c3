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
  if (status === 'dropped') return 'We no longer pursue this goal.'
  if (/of the way|at the start/.test(sentence))
    return `You are ${sentence[0]!.toLowerCase()}${sentence.slice(1)}.`
  return `${sentence.replace('No reading yet', 'No number yet')}.`
}

/**
 * The next step for a goal, in one sentence.
 */
export function nextStep(goal: Goal, now: Date, locale: LocaleSettings): string {
  const { status, series } = goal
  if (status === 'reached') return 'You are there. Write to us what you want to reach next.'
  if (status === 'dropped') return 'Write to us if you want it back.'
  if (status === 'planned' && series.length === 0) {
    const isAhead = goal.startsOn > dayIn(now, locale.timeZone)
    const when = isAhead ? ` It begins on ${formatDay(goal.startsOn, locale)}.` : ''
    return `Does this say what you want? If not, write to us.${when}`
  }
  if (series.some(isDisputed))
    return 'We are looking at the number that is in doubt. Until then it does not count.'
  const latest = latestOf(goal)
  if (!latest) return 'Report your first number, so that we both see where you stand.'
  if (now.getTime() - Date.parse(latest.at) > LONG_AGO)
    return `Your last number is from ${formatDate(new Date(latest.at), locale)}. Report a new one.`
  const milestone = goal.milestones.find(({ reachedOn }) => reachedOn === null)
  if (milestone)
    return `Next: ${milestone.title}${milestone.dueOn ? `, by ${formatDay(milestone.dueOn, locale)}` : ''}.`
  return status === 'at_risk' ? 'Tell us what is in the way: we want to help.' : 'Keep going.'
}
