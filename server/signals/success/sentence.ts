import type { Formatter } from '../../insights/format.ts'
import { formatCount } from '../../../values/count.ts'
import type { Basis } from './input.ts'

/** An input of success as a label and a sentence with its figures. */
export function describeInput(basis: Basis, words: Formatter): [label: string, value: string] {
  switch (basis.name) {
    case 'goals':
      return ['Goals', goals(basis, words)]
    case 'usage':
      return ['Use', usage(basis, words)]
    case 'orders':
      return ['Orders', `${formatCount(basis.orders, 'order', words.count)}, ${level(basis, words)}`]
    case 'problems':
      return ['Open problems', basis.problems === 0 ? 'none' : words.count(basis.problems)]
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
  words: Formatter,
): string {
  if (place === null || peers === null) return 'has not logged in since the first order'
  return `logged in on ${words.count(loginDays)} of the last ${formatCount(days, 'day', words.count)}, ${level({ place, peers }, words)}`
}

const level = ({ place, peers }: { place: number; peers: number }, words: Formatter) =>
  `more than ${words.percent(place)} of ${words.count(peers)} customers of the same age`
