import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { textTable, wrapped, type Column } from '../../insights/report/text-table.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import { BACK_WITHIN, NOTICED_WITHIN, type Comparison, type Scores, type Share } from './stalled.ts'
import { KNOWN_ONLY_TODAY } from '../kinds.ts'
import type { Replay } from './replay.ts'
import { FEWEST_JUDGED, type CountedOutcome } from '../record/track-record.ts'

const WIDTH = 110

/** The record of each kind, as lines for the terminal. */
export function replayReport(
  { records, customers, walked }: Replay,
  from: Day,
  through: Day,
  format: Formatter,
): string[] {
  const part = walked === customers ? '' : ` of ${format.count(customers)}`
  const opening = `The rules as they are set, lived again day by day for ${format.count(walked)}${part} customers from ${formatDay(from)} through ${formatDay(through)}. On each day they know only what was known then.`
  const rows = records
    .filter(({ kind }) => !KNOWN_ONLY_TODAY.includes(kind))
    .map(({ kind, counted: { fired, cameBack, boughtAgain, gone, warning } }) => [
      kind.replaceAll('_', ' '),
      format.count(fired),
      outcome(cameBack, format),
      outcome(boughtAgain, format),
      outcome(gone, format),
      warning.median === null ? '–' : formatCount(warning.median, 'day', format.count),
    ])
  const foot = `Each cell: the share of the signals after which it happened, its 95 % interval, how many were judged; then the same of comparable customers of the same age without the signal. Fewer than ${FEWEST_JUDGED} judged: no share. What comes after a signal need not come from it. How far goals were and when subscriptions were to renew is not known of past days: ${KNOWN_ONLY_TODAY.map((kind) => kind.replaceAll('_', ' ')).join(' and ')} are left out, and who was ready for the next sale is judged without goals.`
  return [...wrapped(opening, WIDTH), '', ...textTable(RECORD_COLUMNS, rows), '', ...wrapped(foot, WIDTH)]
}

const RECORD_COLUMNS: Column[] = [
  { head: 'Signal', align: 'left' },
  { head: 'fired' },
  { head: 'logged in within 14 days' },
  { head: 'bought within 30' },
  { head: 'gone at 90' },
  { head: 'warning' },
]

function outcome({ judged, rate, base }: CountedOutcome, format: Formatter): string {
  if (rate === null) return `too few: ${format.count(judged)}`
  const others = base === null ? '' : `; others ${format.percent(base.share)}`
  return `${format.percent(rate.share)} (${format.range(rate)}, n ${format.count(judged)}${others})`
}

/** The comparison of a customer's own rhythm with fixed numbers of quiet days, as lines for the terminal. */
export function comparisonReport(
  people: number,
  comparisons: readonly Comparison[],
  asSet: Scores,
  format: Formatter,
): string[] {
  const opening = `${formatCount(people, 'person', format.count, 'people')}, each judged on each day only by what was known then. An own rhythm raises no more alarms than the fixed rule above it: its level is moved until both ask for equally much attention.`
  const rows = comparisons.flatMap(({ quietDays, level, fixed, own }) => [
    row(`${formatCount(quietDays, 'quiet day', format.count)}`, fixed, format),
    row(`  own rhythm, level ${level.toFixed(2)}`, own, format),
  ])
  const foot = `No log-in: of the alarms, after how many none came within ${BACK_WITHIN} days. Left: of the alarms, how many were in silences of 90 days or more (the definition of leaving). Noticed: of those who left, from their third day on, how many were alarmed within ${NOTICED_WITHIN} days of their last log-in; beside it if 60 or 30 days are called leaving. A fixed rule of at most ${NOTICED_WITHIN} days notices everybody by this definition: what can differ is how many false alarms that costs, and how early. Warning: median days from alarm to the 90th silent day. In brackets 95 % intervals.`
  return [
    ...wrapped(opening, WIDTH),
    '',
    ...textTable(LOG_COLUMNS, [...rows, row('as set', asSet, format)]),
    '',
    ...wrapped(foot, WIDTH),
  ]
}

const LOG_COLUMNS: Column[] = [
  { head: 'Rule', align: 'left' },
  { head: 'alarms' },
  { head: 'no log-in' },
  { head: 'left' },
  { head: 'noticed' },
  { head: 'at 60' },
  { head: 'at 30' },
  { head: 'warning' },
]

function row(name: string, { alarms, stayedAway, left, warning }: Scores, format: Formatter): string[] {
  const [at90, at60, at30] = left
  return [
    name,
    format.count(alarms),
    shareText(stayedAway, format),
    shareText(at90!.precision, format),
    shareText(at90!.recall, format),
    plainShare(at60!.recall, format),
    plainShare(at30!.recall, format),
    warning === null ? '–' : formatCount(warning, 'day', format.count),
  ]
}

function shareText(share: Share, format: Formatter): string {
  if (share === null || share.n < FEWEST_JUDGED) return `too few: ${format.count(share?.n ?? 0)}`
  return `${format.percent(share.share)} (${format.range(share)}, n ${format.count(share.n)})`
}

function plainShare(share: Share, format: Formatter): string {
  return share === null || share.n < FEWEST_JUDGED ? '–' : format.percent(share.share)
}
