import { parseDay, type Day } from '../../platform/calendar/days.ts'
import type { Status } from './standing.ts'

export type ProgressFacts = {
  status: Status
  progress: number | null
  expected: number
  startsOn: string
  dueOn: string
  reachedOn: string | null
  readings: number
  /** Whether a person set the status. */
  isOverridden: boolean
  isHeld: boolean
}

const FRACTIONS: [number, string][] = [
  [0.1, 'A tenth of the way'],
  [0.25, 'A quarter of the way'],
  [1 / 3, 'A third of the way'],
  [0.5, 'Half of the way'],
  [2 / 3, 'Two thirds of the way'],
  [0.75, 'Three quarters of the way'],
  [0.9, 'Nine tenths of the way'],
]

/** A fraction is named only where the share is that close to it. */
const CLOSE = 0.02
/** Below this there is nothing to name yet. */
const START = 0.005

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * The progress and pace of a goal in a sentence.
 *
 * @param today the day on which the sentence is shown
 */
export function progressSentence(goal: ProgressFacts, today: Day): string {
  const { status, startsOn, dueOn, reachedOn, readings } = goal
  if (status === 'dropped') return 'Dropped'
  if (status === 'reached') return reachedSentence(goal)
  const isOver = today > parseDay(dueOn)
  if (status === 'planned' && !goal.isOverridden) {
    const ahead = parseDay(startsOn) - today
    return ahead > 0 ? `Begins in ${formatDays(ahead)}` : 'Not agreed yet'
  }
  const how = readings === 0 ? 'No reading yet' : shareSentence(goal)
  if (isOver) return `${how}, ${formatDays(today - parseDay(dueOn))} overdue`
  return readings === 0 || reachedOn ? how : `${how}, ${paceSentence(goal)}`
}

function reachedSentence({ reachedOn, dueOn }: ProgressFacts): string {
  if (!reachedOn) return 'Reached'
  const late = parseDay(reachedOn) - parseDay(dueOn)
  if (late === 0) return 'Reached on the day it was due'
  return late > 0 ? `Reached ${formatDays(late)} late` : `Reached ${formatDays(-late)} early`
}

function shareSentence({ progress, isHeld }: ProgressFacts): string {
  if (isHeld) return progress === 1 ? 'Held so far' : 'Not held'
  const share = progress ?? 0
  if (share >= 1) return 'All of the way'
  if (share < START) return 'Still at the start'
  const named = FRACTIONS.find(([fraction]) => Math.abs(fraction - share) <= CLOSE + Number.EPSILON)
  return named?.[1] ?? `${Math.min(99, Math.round(100 * share))} % of the way`
}

function paceSentence({ progress, expected, startsOn, dueOn, isHeld }: ProgressFacts): string {
  const days = Math.round(((progress ?? 0) - expected) * (parseDay(dueOn) - parseDay(startsOn)))
  if (isHeld || days === 0) return days < 0 ? 'behind' : 'on pace'
  return days > 0 ? `${formatDays(days)} ahead of pace` : `${formatDays(-days)} behind pace`
}

/**
 * A number of days as text.
 *
 * @example formatDays(7) // 'a week'
 * @example formatDays(12) // '12 days'
 * @example formatDays(21) // 'three weeks'
 */
export function formatDays(days: number): string {
  if (days === 1) return 'a day'
  if (days === 7) return 'a week'
  if (days < 14) return `${days} days`
  if (days < 49) return formatCount(Math.round(days / 7), 'weeks')
  return days < 720
    ? formatCount(Math.round(days / 30.4), 'months')
    : formatCount(Math.round(days / 365), 'years')
}

const formatCount = (count: number, what: string) => `${NUMBERS[count] ?? count} ${what}`
