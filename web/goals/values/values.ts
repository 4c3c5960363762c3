import type { Unit } from '../../../server/goals/schema.ts'
import { formatMoney, formatNumber, formatShare } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { parseNumber } from '../../../ui/number/parse.ts'
import { formatCount } from '../../../values/count.ts'
import { fromMinorUnits, toMinorUnits } from '../../../values/money.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** The locale of the person and the currency of the company. */
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

/** The two largest parts of a duration: "2 hr 30 min". */
function formatDuration(seconds: number, { writing: localeSettings }: ValueFormat): string {
  const at = SPANS.findIndex(([, length]) => Math.abs(seconds) >= length)
  const parts = SPANS.slice(at < 0 ? -1 : at).slice(0, 2)
  let left = Math.round(Math.abs(seconds))
  const texts = parts.flatMap(([unit, length], place) => {
    const count = Math.floor(left / length)
    left -= count * length
    return count === 0 && place > 0
      ? []
      : [formatNumber(count, localeSettings, { style: 'unit', unit, unitDisplay: 'short' })]
  })
  return `${seconds < 0 ? '−' : ''}${texts.join(' ')}`
}

/**
 * Formats a value of a metric: 25 % is 0.25, money is in minor units, a duration in seconds.
 *
 * @example formatValue(0.255, 'percent', { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }) // '25.5 %'
 */
export function formatValue(value: number, unit: Unit, valueFormat: ValueFormat): string {
  const { writing: localeSettings, currency } = valueFormat
  if (unit === 'percent') return formatShare(value, localeSettings, 2)
  if (unit === 'money') return formatMoney(Math.round(value), currency, localeSettings)
  if (unit === 'duration') return formatDuration(value, valueFormat)
  return formatNumber(value, localeSettings, { maximumFractionDigits: 2 })
}

const STEPS = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 14_400, 43_200, DAY_SECONDS, 172_800, 604_800]
const LINES = 4

/**
 * The step between axis lines at round values: a quarter of an hour, not a thousand seconds.
 *
 * @param range the difference between the largest and the smallest value
 * @returns undefined when any round number will do
 * @example axisStep(4500, 'duration') // 1800
 */
export function axisStep(range: number, unit: Unit): number | undefined {
  if (unit !== 'duration') return undefined
  return STEPS.find((step) => range / step <= LINES)
}

/** Formats a value on an axis: large amounts of money without cents. */
export function formatTick(value: number, range: number, unit: Unit, valueFormat: ValueFormat): string {
  const { writing: localeSettings, currency } = valueFormat
  const isWhole = unit === 'money' && fromMinorUnits(range, currency) >= LINES
  return isWhole
    ? formatMoney(Math.round(value), currency, localeSettings, true)
    : formatValue(value, unit, valueFormat)
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
 * Parses a typed value of a metric: a percentage, money in major units, or a duration with its units.
 *
 * @returns null when it cannot be parsed
 * @example parseValue('25.5 %', 'percent', { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }) // 0.255
 * @example parseValue('1 h 30 min', 'duration', { writing: { locale: 'en', timeZone: 'UTC' }, currency: 'EUR' }) // 5400
 */
export function parseValue(
  text: string,
  unit: Unit,
  { writing: localeSettings, currency }: ValueFormat,
): number | null {
  if (unit === 'duration') return parseDuration(text, localeSettings)
  const number = parseNumber(
    unit === 'percent' ? text.trimEnd().replace(/%$/, '') : text,
    localeSettings.locale,
  )
  if (number === null) return null
  if (unit === 'percent') return Number((number / 100).toFixed(10))
  if (unit === 'money') return toMinorUnits(number, currency)
  return number
}

/**
 * Formats a value for editing in its field.
 *
 * @example formatInput(0.255, 'percent', { writing: { locale: 'de', timeZone: 'UTC' }, currency: 'EUR' }) // '25,5'
 */
export function formatInput(value: number, unit: Unit, valueFormat: ValueFormat): string {
  if (unit === 'duration') {
    const [name, length] = SPANS.find(([, size]) => value !== 0 && value % size === 0) ?? SPANS.at(-1)!
    return formatCount(value / length, name, (count) => formatPlain(count, valueFormat))
  }
  const shown =
    unit === 'percent' ? value * 100 : unit === 'money' ? fromMinorUnits(value, valueFormat.currency) : value
  return formatPlain(shown, valueFormat)
}

const formatPlain = (value: number, { writing: localeSettings }: ValueFormat) =>
  formatNumber(value, localeSettings, { useGrouping: false, maximumFractionDigits: 6 })

/** A hint on how to type a value of this unit. */
export function typingHint(unit: Unit, currency: string): string {
  if (unit === 'percent') return 'In percent.'
  if (unit === 'money') return `In ${currency}.`
  if (unit === 'duration') return 'With its unit: 90 min, 1.5 h, 2 days.'
  return unit === 'count' ? 'How many.' : 'As a number.'
}
