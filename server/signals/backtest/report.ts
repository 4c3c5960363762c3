import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { textTable, wrapped, type Column } from '../../insights/report/text-table.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
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
  const opening = `The current rules, replayed day by day for ${format.count(walked)}${part} customers from ${formatDay(from)} through ${formatDay(through)}. On each day they use only what was known then.`
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
  const foot = `Each cell: the share of the signals after which it happened, its 95 % interval, how many were judged; then the same of comparable customers of the same age without the signal. Fewer than ${FEWEST_JUDGED} judged: no share. What follows a signal is not necessarily caused by it. Goal progress and renewal dates are not known for past days: ${KNOWN_ONLY_TODAY.map((kind) => kind.replaceAll('_', ' ')).join(' and ')} are left out, and who was ready for the next sale is judged without goals.`
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
