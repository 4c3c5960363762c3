import type { AppliedTemplate } from '../../../server/goals/templates/schema.ts'
import { formatCount } from '../../../values/count.ts'

/**
 * Describes the result of applying a template.
 *
 * @example previewSentence({ customers: 12, made: 9, left: { hasIt: 2, noReading: 1, noTarget: 0, unknown: 0 } }, String)
 *   // '9 of 12 customers get the goal. 2 have it already; of 1 there is no reading to start from.'
 */
export function previewSentence(
  { customers, made, left }: AppliedTemplate,
  count: (value: number) => string,
): string {
  if (customers === 0) return 'No customer matches. Widen the selection.'
  const head = `${count(made)} of ${formatCount(customers, 'customer', count)} ${made === 1 ? 'gets' : 'get'} the goal.`
  const rest = [
    left.hasIt > 0 && `${count(left.hasIt)} ${left.hasIt === 1 ? 'has' : 'have'} it already`,
    left.noReading > 0 && `of ${count(left.noReading)} there is no reading to start from`,
    left.noTarget > 0 && `${count(left.noTarget)} cannot improve any further`,
    left.unknown > 0 && `${count(left.unknown)} ${left.unknown === 1 ? 'id is' : 'ids are'} nobody’s`,
  ].filter((part) => part !== false)
  return rest.length > 0 ? `${head} ${rest.join('; ')}.` : head
}
