import type { Formatter } from '../insights/format.ts'
import { formatCount } from '../../values/count.ts'

export function everyDays(gap: number, { count }: Formatter): string {
  return gap === 1 ? 'every day' : `every ${formatCount(gap, 'day', count)}`
}

export function ago(days: number, { count }: Formatter): string {
  if (days === 0) return 'today'
  return days === 1 ? 'yesterday' : `${count(days)} days ago`
}

export function dueIn(days: number, format: Formatter): string {
  if (days <= 0) return `due ${ago(-days, format)}`
  return `due in ${formatCount(days, 'day', format.count)}`
}

export function timesOf(times: number, { count }: Formatter): string {
  if (times === 1) return 'once'
  return times === 2 ? 'twice' : `${count(times)} times`
}

/** A model cannot know smaller chances than one in so many. */
const RAREST = 1000

/** A small chance with two significant digits. */
export function oneIn(chance: number, { count }: Formatter): string {
  const among = chance > 0 ? 1 / chance : Infinity
  if (among > RAREST) return `fewer than 1 in ${count(RAREST)}`
  return `1 in ${count(Math.max(1, Number(among.toPrecision(2))))}`
}
