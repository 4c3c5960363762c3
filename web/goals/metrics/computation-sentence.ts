import type { Computation } from '../../../server/goals/metrics/computation.ts'
import type { Metric } from '../queries.ts'

export const UNIT_NAMES: Record<Metric['unit'], string> = {
  percent: 'a share',
  count: 'a count',
  money: 'money',
  duration: 'a length of time',
  number: 'a number',
}

const counted = ({ event, property }: { event: string; property: string | null }) =>
  property === null ? `how often “${event}”` : `the sum of ${property} of “${event}”`

/**
 * Describes how a metric is computed.
 *
 * @example computationSentence({ kind: 'count', event: 'Sent', days: 30 }) // 'How often “Sent” in the last 30 days'
 */
export function computationSentence(computation: Computation): string {
  const { event, days } = computation
  const within = days === 1 ? 'on the day' : `in the last ${days} days`
  switch (computation.kind) {
    case 'count':
      return `How often “${event}” ${within}`
    case 'distinct':
      return computation.property === null
        ? `How many people did “${event}” ${within}`
        : `How many different ${computation.property} of “${event}” ${within}`
    case 'sum':
      return `The sum of ${computation.property} of “${event}” ${within}`
    case 'average':
      return `The average ${computation.property} of “${event}” ${within}`
    case 'ratio': {
      const sentence = `${counted(computation)} over ${counted(computation.over)} ${within}`
      return sentence.charAt(0).toUpperCase() + sentence.slice(1)
    }
  }
}
