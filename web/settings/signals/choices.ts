import { formatCount } from '../../../values/count.ts'
import type { Choice } from '../../../ui/form/Select.tsx'
import { formatPercent } from '../../../values/percent.ts'

/** The share of the use that must be lost. */
export const SHARES: readonly Choice[] = [
  { value: '0.25', label: 'A quarter less' },
  { value: '0.33', label: 'A third less' },
  { value: '0.5', label: 'Half as much' },
  { value: '0.67', label: 'Two thirds less' },
  { value: '0.75', label: 'Three quarters less' },
]

/** The success (0 to 100) from which customers are asked for the next sale. */
export const SUCCESSES: readonly Choice[] = [
  { value: '40', label: '40 of 100', note: 'Many are asked' },
  { value: '50', label: '50 of 100' },
  { value: '60', label: '60 of 100', note: 'Default' },
  { value: '70', label: '70 of 100' },
  { value: '80', label: '80 of 100', note: 'Only customers who are doing very well' },
]

/** The levels, including the present one. @example withLevel(65).map(({ value }) => value) // ['40', '50', '60', '65', '70', '80'] */
export function withLevel(present: number): readonly Choice[] {
  if (SUCCESSES.some(({ value }) => Number(value) === present)) return SUCCESSES
  const own = { value: String(present), label: `${present} of 100` }
  return [...SUCCESSES, own].toSorted((one, other) => Number(one.value) - Number(other.value))
}

/**
 * The choices, including the present one even when it was set through the API.
 *
 * @example withPresent(SHARES, 0.4).some(({ label }) => label === '40 %') // true
 */
export function withPresent(choices: readonly Choice[], present: number): readonly Choice[] {
  if (choices.some(({ value }) => Number(value) === present)) return choices
  const own = { value: String(present), label: formatPercent(present, 'en', 2) }
  return [...choices, own].toSorted((one, other) => Number(one.value) - Number(other.value))
}

/** After how many usual gaps an order is overdue. */
const TIMES: readonly Choice[] = [
  { value: '2', label: 'After twice the usual gap', note: 'Early, with more false alarms' },
  { value: '3', label: 'After 3 times the usual gap', note: 'Default' },
  { value: '4', label: 'After 4 times the usual gap' },
  { value: '5', label: 'After 5 times the usual gap', note: 'Later, with fewer false alarms' },
]

/** The numbers of usual gaps, including the present one. @example withTimes(2.5).length // 5 */
export function withTimes(present: number): readonly Choice[] {
  if (TIMES.some(({ value }) => Number(value) === present)) return TIMES
  const own = { value: String(present), label: `After ${formatCount(present, 'time', String)} the usual gap` }
  return [...TIMES, own].toSorted((one, other) => Number(one.value) - Number(other.value))
}
