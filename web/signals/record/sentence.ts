import { differenceInterval } from '@rondo/models/difference-interval'
import type { Formatter } from '../../../server/insights/format.ts'
import { timesOf } from '../../../server/signals/phrases.ts'
import type { Outcome, TrackRecord } from '../queries.ts'
import { mainOutcome } from './shown.ts'

/** What can happen after a signal, in the order of the page. */
export const AFTER = [
  { key: 'cameBack', label: 'Logged in within 14 days', text: 'logged in within 14 days' },
  { key: 'boughtAgain', label: 'Bought within 30 days', text: 'bought within 30 days' },
  { key: 'gone', label: 'Gone: nothing for 90 days', text: 'were gone, with nothing for 90 days' },
] as const

/**
 * Whether it happened more or less often than to comparable customers without the signal; null: too few to compare.
 *
 * @example verdictOf({ judged: 0, happened: 0, rate: null, base: null, comparable: 0 }) // null
 */
export function verdictOf({ rate, base }: Outcome): 'more' | 'less' | 'noise' | null {
  if (!rate || !base) return null
  const { low, high } = differenceInterval(rate, base)
  if (low > 0) return 'more'
  return high < 0 ? 'less' : 'noise'
}

export const VERDICTS = {
  more: 'more often than chance explains',
  less: 'less often than chance explains',
  noise: 'within noise',
} as const

type RecordCounts = Pick<TrackRecord, 'kind' | 'fired' | 'cameBack' | 'boughtAgain' | 'gone'>

/** The track record of one kind as a sentence: how often it came, and what followed. */
export function recordSentence(record: RecordCounts, formatter: Formatter, isPast = false): string {
  const after = AFTER.find(({ key }) => key === mainOutcome(record))!
  const outcome = record[after.key]
  const fired = `${isPast ? 'Would have appeared' : 'Came'} ${timesOf(record.fired, formatter)}.`
  const verdict = verdictOf(outcome)
  if (!outcome.rate) return `${fired} ${tooFew(outcome, formatter)}`
  const share = `${formatter.percent(outcome.rate.share)} (${formatter.range(outcome.rate)})`
  const rate = `Of ${formatter.count(outcome.judged)} that are old enough to judge, ${share} ${after.text}`
  if (!verdict || !outcome.base) return `${fired} ${rate}; too few comparable customers to compare with.`
  return `${fired} ${rate}; of comparable customers without it ${formatter.percent(outcome.base.share)}: ${VERDICTS[verdict]}.`
}

function tooFew({ judged }: Outcome, { count }: Formatter): string {
  if (judged === 0) return 'None is old enough to judge yet.'
  return `Only ${count(judged)} ${judged === 1 ? 'is' : 'are'} old enough to judge: too few to say more.`
}
