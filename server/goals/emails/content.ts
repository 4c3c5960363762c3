import { formatCount } from '../../../values/count.ts'
import { formatMoney } from '../../../values/money.ts'
import { formatPercent } from '../../../values/percent.ts'
import type { Email } from '../../platform/mail/email.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Goal } from '../list/schema.ts'

/** The name of the mailing list, by which recipients unsubscribe. */
export const PROGRESS_LIST = 'progress'

export type Recipient = { email: string; name: string | null }

/** How numbers are written for a recipient. */
export type ValueFormat = { locale: string; currency: string }

const HOUR = 3600

/**
 * A value with its unit, as people write it.
 *
 * @example formatValue(0.2778, 'percent', { locale: 'en-GB', currency: 'EUR' }) // '27.8 %'
 * @example formatValue(5400, 'duration', { locale: 'en-GB', currency: 'EUR' }) // '1.5 hours'
 */
export function formatValue(
  value: number,
  unit: Goal['metric']['unit'],
  { locale, currency }: ValueFormat,
): string {
  const write = (number: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number)
  if (unit === 'percent') return formatPercent(value, locale, 1)
  if (unit === 'duration')
    return value < HOUR ? formatCount(value / 60, 'minute', write) : formatCount(value / HOUR, 'hour', write)
  return unit === 'money' ? formatMoney(Math.round(value), currency, locale) : write(value)
}

/**
 * One goal in the email: its baseline, latest value and target, and how it progresses.
 */
export function goalLine(
  goal: Pick<Goal, 'outcome' | 'baseline' | 'latest' | 'target' | 'metric' | 'sentence'>,
  format: ValueFormat,
): { label: string; value: string } {
  const formatted = (value: number) => formatValue(value, goal.metric.unit, format)
  const now = goal.latest ?? goal.baseline
  return {
    label: goal.outcome,
    value: `${formatted(goal.baseline)} → ${formatted(now)} of ${formatted(goal.target)}. ${goal.sentence}.`,
  }
}

/** @example monthName('2026-10-01', 'en-GB') // 'October 2026' */
export function monthName(month: string, locale: string): string {
  const date = new Date(`${month}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
}

/** @example monthBefore('2026-01-03') // '2025-12-01' */
export function monthBefore(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10)
}

/** The email about the progress of a month. @param month its first day */
export function composeEmail(
  { site }: Pick<Scope, 'site'>,
  customerId: number,
  recipient: Recipient,
  month: string,
  goals: Goal[],
  format: ValueFormat,
): Email {
  const name = monthName(month, format.locale)
  return {
    kind: 'progress',
    list: PROGRESS_LIST,
    customerId,
    to: recipient.email,
    subject: `Your progress in ${name}`,
    paragraphs: [
      recipient.name ? `Hello ${recipient.name},` : 'Hello,',
      `this is your progress in ${name} towards what you want to achieve.`,
    ],
    figures: goals.map((goal) => goalLine(goal, format)),
    button: { label: 'See your goals', url: `${site.url}/portal` },
    footer: 'Is a number wrong? Report it on your page: it does not count until we have answered.',
  }
}
