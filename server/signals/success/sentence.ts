import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import { ago, everyDays } from '../phrases.ts'
import type { Basis, LastSeen } from './inputs/basis.ts'
import { recencyOf } from './recency.ts'

/** An input of success as a label and a sentence with its figures. */
export function describeInput(basis: Basis, format: Formatter): [label: string, value: string] {
  switch (basis.name) {
    case 'goals':
      return ['Goals', goals(basis, format)]
    case 'usage':
      return ['Use', usage(basis, format)]
    case 'orders': {
      const orders = formatCount(basis.orders, 'order', format.count)
      return ['Orders', `${orders}, ${level(basis, format)}${silence('order', basis.last, format)}`]
    }
    case 'problems':
      return ['Open problems', problems(basis, format)]
  }
}

function goals({ goals, reached, behind }: Extract<Basis, { name: 'goals' }>, { count }: Formatter): string {
  const parts = [
    formatCount(goals, 'goal', count),
    ...(reached > 0 ? [`${count(reached)} reached`] : []),
    ...(behind > 0 ? [`${count(behind)} at risk`] : []),
  ]
  return parts.join(', ')
}

function usage(
  { loginDays, days, place, peers, last }: Extract<Basis, { name: 'usage' }>,
  format: Formatter,
): string {
  if (place === null || peers === null || last === null) return 'has not logged in since the first order'
  return `logged in on ${format.count(loginDays)} of the last ${formatCount(days, 'day', format.count)}, ${level({ place, peers }, format)}${silence('log-in', last, format)}`
}

function problems({ problems, silentDays }: Extract<Basis, { name: 'problems' }>, format: Formatter): string {
  const open = problems === 0 ? 'none' : format.count(problems)
  const link = problems === 0 ? ', but' : ';'
  return silentDays === null
    ? open
    : `${open}${link} no activity for ${formatCount(silentDays, 'day', format.count)}`
}

const level = ({ place, peers }: { place: number; peers: number }, format: Formatter) =>
  `more than ${format.percent(place)} of ${format.count(peers)} customers of the same age`

/** Why a silence takes something off; nothing while it is usual. */
function silence(what: string, last: LastSeen, format: Formatter): string {
  if (recencyOf(last) === 1) return ''
  const usual = last.usualGap === null ? '' : `, usually ${everyDays(last.usualGap, format)}`
  return `; last ${what} ${ago(last.silentDays, format)}${usual}`
}
