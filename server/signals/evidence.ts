import { counted, type Formatter } from '../insights/format.ts'
import { formatDay, type Day } from '../platform/calendar/days.ts'
import type { Evidence } from './detect/detection.ts'
import { describeInput } from './success/sentence.ts'
import { ago, dueIn, everyDays, oneIn, paceOf, timesOf, type NameOf } from './sentence.ts'

/** A fact below a signal, as a label and its value. */
export type EvidenceRow = { label: string; value: string }

/** What a signal rests on, fact by fact: the evidence one click below its sentence. */
export function evidenceRows(
  evidence: Evidence,
  words: Formatter,
  nameOf: NameOf = () => null,
): EvidenceRow[] {
  return rowsOf(evidence, words, nameOf).map(([label, value]) => ({ label, value }))
}

type Row = [label: string, value: string]

function rowsOf(evidence: Evidence, words: Formatter, nameOf: NameOf): Row[] {
  const { count } = words
  const day = (number: Day) => words.day(formatDay(number))
  const days = (number: number) => counted(number, 'day', count)
  switch (evidence.kind) {
    case 'stalled':
      return stalled(evidence, words)
    case 'never_started':
      return [
        ['First order', `${day(evidence.firstOrder)}, ${ago(evidence.days, words)}`],
        ['Orders', count(evidence.orders)],
        ['Days with a log-in', count(0)],
      ]
    case 'champion_gone':
      return [
        ['Who', nameOf(evidence.contactId) ?? 'Nobody’s name is known'],
        ['Last log-in', day(evidence.lastDay)],
        ['Silent for', days(evidence.silentDays)],
        ['Usually', everyDays(evidence.usualGap, words)],
        [
          'Their part in the 90 days before',
          `${count(evidence.events)} of ${counted(evidence.allEvents, 'event', count)}`,
        ],
        ['Others active in the last 14 days', count(evidence.others)],
        ['Silent that long and still active', oneIn(evidence.chance, words)],
      ]
    case 'usage_drop':
      return [
        ['Events in the last 30 days', count(evidence.now)],
        ['In the 30 days before', count(evidence.before)],
        ['Such a fall by chance alone', oneIn(evidence.chance, words)],
      ]
    case 'payment_failed':
      return [
        ['Last failed payment', `${day(evidence.failedOn)}, ${ago(evidence.days, words)}`],
        ['Failed', timesOf(evidence.times, words)],
        ['Orders since', count(0)],
      ]
    case 'window_closing':
      return [
        ['First order', `${day(evidence.firstOrder)}, ${ago(evidence.days, words)}`],
        [
          evidence.window === 'second_order' ? 'First 30 days end' : 'First 90 days end',
          day(evidence.closes),
        ],
        ['Orders', count(evidence.orders)],
      ]
    case 'thriving':
      return [
        ['Days with a log-in in the last 30', count(evidence.loginDays)],
        ['The top fifth begins at', days(evidence.topLoginDays)],
        ['Orders', count(evidence.orders)],
        ['The top fifth begins at', counted(evidence.topOrders, 'order', count)],
        ['Compared with', `${counted(evidence.peers, 'customer', count)} of the same age`],
        ['Customer for', days(evidence.ageDays)],
      ]
    default:
      return laterRows(evidence, words)
  }
}

/** Of the kinds that rest on goals, subscriptions and success. */
function laterRows(
  evidence: Extract<
    Evidence,
    { kind: 'goal_reached' | 'goal_slipping' | 'renewal_near' | 'ready_for_next_sale' }
  >,
  words: Formatter,
): Row[] {
  const { count } = words
  const day = (number: Day) => words.day(formatDay(number))
  const days = (number: number) => counted(number, 'day', count)
  switch (evidence.kind) {
    case 'goal_reached':
    case 'goal_slipping':
      return goal(evidence, words)
    case 'renewal_near':
      return [
        ['Subscription', evidence.subscription ?? 'without a name'],
        ['Renews', day(evidence.renewsOn)],
        ['A month', evidence.monthly === null ? 'not known' : words.money(evidence.monthly)],
      ]
    case 'ready_for_next_sale':
      return [
        ['First order', `${day(evidence.firstOrder)}, ${ago(evidence.days, words)}`],
        ['Success', `${count(evidence.score)} of 100; asked from ${count(evidence.level)}`],
        ...evidence.basis.map((basis): Row => describeInput(basis, words)),
        ['This list ends', evidence.daysLeft === 0 ? 'today' : `in ${days(evidence.daysLeft)}`],
      ]
  }
}

function goal(
  evidence: Extract<Evidence, { kind: 'goal_reached' | 'goal_slipping' }>,
  words: Formatter,
): Row[] {
  const day = (number: Day) => words.day(formatDay(number))
  if (evidence.kind === 'goal_reached')
    return [
      ['Goal', evidence.outcome],
      ['Reached', `${day(evidence.reachedOn)}, ${ago(evidence.days, words)}`],
      ['Due', day(evidence.dueOn)],
    ]
  const { progress, expected } = evidence
  return [
    ['Goal', evidence.outcome],
    ['Pace', progress === null ? 'nothing measured yet' : paceOf(evidence, words)],
    ['Expected by now', expected === null ? 'not known' : words.percent(Math.min(1, expected))],
    ['Due', `${day(evidence.dueOn)}, ${dueIn(evidence.daysLeft, words)}`],
  ]
}

function stalled(evidence: Extract<Evidence, { kind: 'stalled' }>, words: Formatter): Row[] {
  const days = (number: number) => counted(number, 'day', words.count)
  const why: Row =
    evidence.chance === null
      ? ['Why now', `${days(evidence.quietDays)} or more, and longer than ever before`]
      : ['Silent that long and still active', oneIn(evidence.chance, words)]
  return [
    ['Last log-in', words.day(formatDay(evidence.lastDay))],
    ['Silent for', days(evidence.silentDays)],
    ['Days with a log-in', words.count(evidence.loginDays)],
    ['Usually', everyDays(evidence.usualGap, words)],
    ['Longest pause before', days(evidence.longestGap)],
    why,
  ]
}
