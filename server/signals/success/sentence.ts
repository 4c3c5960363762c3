import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import type { Basis } from './input.ts'

/** An input of success as a label and a sentence with its figures. */
export function describeInput(basis: Basis, format: Formatter): [label: string, value: string] {
  switch (basis.name) {
    case 'goals':
      return ['Goals', goals(basis, format)]
    case 'usage':
      return ['Use', usage(basis, format)]
    case 'orders':
      return ['Orders', `${formatCount(basis.orders, 'order', format.count)}, ${level(basis, format)}`]
    case 'problems':
      return ['Open problems', basis.problems === 0 ? 'none' : format.count(basis.problems)]
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
  { loginDays, days, place, peers }: Extract<Basis, { name: 'usage' }>,
  format: Formatter,
): string {
  if (place === null || peers === null) return 'has not logged in since the first order'
  return `logged in on ${format.count(loginDays)} of the last ${formatCount(days, 'day', format.count)}, ${level({ place, peers }, format)}`
}

const level = ({ place, peers }: { place: number; peers: number }, format: Formatter) =>
  `more than ${format.percent(place)} of ${format.count(peers)} customers of the same age`
