import { formatMoney } from '../../../values/money.ts'
import { formatPercent } from '../../../values/percent.ts'
import type { Goal } from '../goal.ts'

/** How numbers are written to whom. */
export type ValueFormat = { locale: string; currency: string }

const HOUR = 3600

/**
 * A value in words that people read.
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
    return value < HOUR ? `${write(value / 60)} minutes` : `${write(value / HOUR)} hours`
  return unit === 'money' ? formatMoney(Math.round(value), currency, locale) : write(value)
}

/**
 * What is told of one goal: how far it was when it began, where it is, and how it goes.
 */
export function goalLine(
  goal: Pick<Goal, 'outcome' | 'baseline' | 'latest' | 'target' | 'metric' | 'words'>,
  manner: ValueFormat,
): { label: string; value: string } {
  const say = (value: number) => formatValue(value, goal.metric.unit, manner)
  const now = goal.latest ?? goal.baseline
  return {
    label: goal.outcome,
    value: `${say(goal.baseline)} → ${say(now)} of ${say(goal.target)}. ${goal.words}.`,
  }
}

/** @example monthName('2026-10-01', 'en-GB') // 'October 2026' */
export function monthName(month: string, locale: string): string {
  const date = new Date(`${month}T00:00:00Z`)
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
}
