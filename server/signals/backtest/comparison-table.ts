import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { textTable, wrapped, type Column } from '../../insights/report/text-table.ts'
import { FEWEST_JUDGED } from '../record/track-record.ts'
import type { Comparison, Gain, Scores, Share } from './compare.ts'

const WIDTH = 110

/** A rule held against plain numbers of days, on the customers of one log. */
export type Compared = {
  opening: string
  leftAfter: number
  comparisons: readonly Comparison[]
  /** The rule as it is set. */
  asSet: Scores
  /** What its setting is called: "quiet days 6.4". */
  settingName: (setting: number) => string
  /** What a log is made of: "log-in" or "order". */
  noun: string
  /** Whether the gain in missed ones is shown. */
  showsMissed: boolean
}

const noGain = { earlier: null, fewerMissed: null }

/** The comparison as lines for the terminal. */
export function comparisonTable(compared: Compared, format: Formatter): string[] {
  const { opening, leftAfter, comparisons, asSet, settingName, noun, showsMissed } = compared
  const missed = showsMissed
    ? ` Fewer missed: of the ${noun}s that would have been usual until the alarm, how many fewer passed.`
    : ''
  const rows = comparisons.flatMap(({ plainDays, setting, plain, own, earlier, fewerMissed }) => [
    row(formatCount(plainDays, 'plain day', format.count), plain, noGain, compared, format),
    row(`  the rule, ${settingName(setting)}`, own, { earlier, fewerMissed }, compared, format),
  ])
  const foot = `Judged is every silence that began ${leftAfter} days or more before the log ends, from the third day with one ${noun} on, whatever came of it. Left: of the alarms, how many were in silences of more than ${leftAfter} days (the definition of leaving). Noticed: of those who left, how many had an alarm before. Delay: silent days until the alarm, the mean of all who left; without an alarm ${leftAfter}. Warning: the days from then to the ${leftAfter}th silent day; without an alarm 0. Earlier: days of warning more than the plain rule.${missed} In brackets 95 % intervals; those of the gains are from 1,000 resamples of the customers, with equally many alarms in each.`
  return [
    ...wrapped(opening, WIDTH),
    '',
    ...textTable(showsMissed ? [...COLUMNS, { head: 'fewer missed' }] : COLUMNS, [
      ...rows,
      row('the rule as set', asSet, noGain, compared, format),
    ]),
    '',
    ...wrapped(foot, WIDTH),
  ]
}

const COLUMNS: Column[] = [
  { head: 'Rule', align: 'left' },
  { head: 'alarms' },
  { head: 'left' },
  { head: 'noticed' },
  { head: 'delay' },
  { head: 'warning' },
  { head: 'earlier' },
]

function row(
  name: string,
  { alarms, precision, recall, warning }: Scores,
  { earlier, fewerMissed }: Pick<Comparison, 'earlier' | 'fewerMissed'>,
  { leftAfter, showsMissed }: Compared,
  format: Formatter,
): string[] {
  return [
    name,
    format.count(alarms),
    shareText(precision, format),
    shareText(recall, format),
    warning === null ? '–' : `${format.decimal(leftAfter - warning)} days`,
    warning === null ? '–' : `${format.decimal(warning)} days`,
    earlier === null ? '' : gainText(earlier, (days) => signed(days, format.decimal), 'days'),
    !showsMissed || fewerMissed === null
      ? ''
      : gainText(fewerMissed, (share) => signed(100 * share, format.decimal), '%'),
  ]
}

const signed = (value: number, write: (value: number) => string) =>
  `${value < 0 ? '−' : '+'}${write(Math.abs(value))}`

function gainText({ gain, low, high }: NonNullable<Gain>, write: (value: number) => string, unit: string) {
  return `${write(gain)} ${unit} (${write(low)} to ${write(high)})`
}

function shareText(share: Share, format: Formatter): string {
  if (share === null || share.n < FEWEST_JUDGED) return `too few: ${format.count(share?.n ?? 0)}`
  return `${format.percent(share.share)} (${format.range(share)}, n ${format.count(share.n)})`
}
