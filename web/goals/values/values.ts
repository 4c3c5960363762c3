import type { Unit } from '../../../server/goals/goal.ts'
import { formatMoney, formatNumber, formatShare } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { parseNumber } from '../../../ui/number/parse.ts'
import { fromMinorUnits, toMinorUnits } from '../../../values/money.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** How values are read and written: as this person writes, in the company's money. */
export interface ValueFormat {
  writing: LocaleSettings
  currency: string
}

const SPANS = [
  ['day', DAY_SECONDS],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const

/** The two largest parts of a length of time: "2 hr 30 min". */
function formatDuration(seconds: number, { writing }: ValueFormat): string {
  const at = SPANS.findIndex(([, length]) => Math.abs(seconds) >= length)
  const parts = SPANS.slice(at < 0 ? -1 : at).slice(0, 2)
  let left = Math.round(Math.abs(seconds))
  const words = parts.flatMap(([unit, length], place) => {
    const count = Math.floor(left / length)
    left -= count * length
    return count === 0 && place > 0
      ? []
      : [formatNumber(count, writing, { style: 'unit', unit, unitDisplay: 'short' })]
  })
  return `${seconds < 0 ? '−' : ''}${words.join(' ')}`
}

/**
 * A value of a metric in words: a share is 0.25 for 25 %, money is in minor units, a duration in seconds.
 *
 * @example formatValue(0.255, 'percent', { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }) // '25.5 %'
 */
export function formatValue(value: number, unit: Unit, manner: ValueFormat): string {
  const { writing, currency } = manner
  if (unit === 'percent') return formatShare(value, writing, 2)
  if (unit === 'money') return formatMoney(Math.round(value), currency, writing)
  if (unit === 'duration') return formatDuration(value, manner)
  return formatNumber(value, writing, { maximumFractionDigits: 2 })
}

const STEPS = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 43_200, DAY_SECONDS, 172_800, 604_800]
const LINES = 4

/**
 * How far apart the lines of an axis stand for its values to be round: a quarter of an hour, not a thousand seconds.
 *
 * @param range from the least to the largest value
 * @returns undefined where any round number will do
 * @example axisStep(4500, 'duration') // 1800
 */
export function axisStep(range: number, unit: Unit): number | undefined {
  if (unit !== 'duration') return undefined
  return STEPS.find((step) => range / step <= LINES)
}

/** A value on an axis: money without its small coins once they say nothing. */
export function formatTick(value: number, range: number, unit: Unit, manner: ValueFormat): string {
  const { writing, currency } = manner
  const isWhole = unit === 'money' && fromMinorUnits(range, currency) >= LINES
  return isWhole ? formatMoney(Math.round(value), currency, writing, true) : formatValue(value, unit, manner)
}

const UNITS: [RegExp, number][] = [
  [/^(d|days?)$/, DAY_SECONDS],
  [/^(h|hr|hrs|hours?)$/, 3600],
  [/^(m|min|mins|minutes?)$/, 60],
  [/^(s|sec|secs|seconds?)$/, 1],
]

function parseDuration(text: string, { locale }: LocaleSettings): number | null {
  const parts = [...text.matchAll(/([^a-z]+)([a-z]+)/gi)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trimEnd()) return null
  const known = parts.map(([, count, name]) => {
    const length = UNITS.find(([pattern]) => pattern.test(name!.toLowerCase()))?.[1]
    const number = parseNumber(count!, locale)
    return length === undefined || number === null || number < 0 ? null : number * length
  })
  return known.includes(null) ? null : known.reduce<number>((sum, one) => sum + one!, 0)
}

/**
 * What was typed as a value of a metric: a share in hundredths, money in its larger unit, a length of time with its
 * units.
 *
 * @returns null where it cannot be read
 * @example parseValue('25.5 %', 'percent', { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }) // 0.255
 * @example parseValue('1 h 30 min', 'duration', { writing: { locale: 'en', timeZone: 'UTC' }, currency: 'EUR' }) // 5400
 */
export function parseValue(text: string, unit: Unit, { writing, currency }: ValueFormat): number | null {
  if (unit === 'duration') return parseDuration(text, writing)
  const number = parseNumber(unit === 'percent' ? text.trimEnd().replace(/%$/, '') : text, writing.locale)
  if (number === null) return null
  if (unit === 'percent') return Number((number / 100).toFixed(10))
  if (unit === 'money') return toMinorUnits(number, currency)
  return number
}

/**
 * A value as one types it into its field, to be changed there.
 *
 * @example formatInput(0.255, 'percent', { writing: { locale: 'de', timeZone: 'UTC' }, currency: 'EUR' }) // '25,5'
 */
export function formatInput(value: number, unit: Unit, manner: ValueFormat): string {
  if (unit === 'duration') {
    const [name, length] = SPANS.find(([, size]) => value !== 0 && value % size === 0) ?? SPANS.at(-1)!
    return `${formatPlain(value / length, manner)} ${name}${value === length ? '' : 's'}`
  }
  const shown =
    unit === 'percent' ? value * 100 : unit === 'money' ? fromMinorUnits(value, manner.currency) : value
  return formatPlain(shown, manner)
}

const formatPlain = (value: number, { writing }: ValueFormat) =>
  formatNumber(value, writing, { useGrouping: false, maximumFractionDigits: 6 })

/** How a value of this unit is typed. */
export function typingHint(unit: Unit, currency: string): string {
  if (unit === 'percent') return 'In percent.'
  if (unit === 'money') return `In ${currency}.`
  if (unit === 'duration') return 'With its unit: 90 min, 1.5 h, 2 days.'
  return unit === 'count' ? 'How many.' : 'As a number.'
}
