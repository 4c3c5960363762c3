import { colleagueIn } from '../colleague.ts'
import { groupOf } from '../kinds.ts'
import { groups, type Colleague, type LineSignal } from '../schema.ts'
import type { LineCursor } from './cursor.ts'
import type { Line } from './schema.ts'

/** A waiting signal with the columns that its line shows. */
export type WaitingSignal = LineSignal & {
  customerId: number
  name: string
  total: number | null
  assigneeId: string | null
  contactName: string | null
}

/**
 * The lines at these places, each with all signals of its customer: the most important group first.
 *
 * @param signals of these customers, the strongest first
 */
export function assembleLines(
  places: readonly LineCursor[],
  signals: readonly WaitingSignal[],
  people: readonly Colleague[],
): Line[] {
  const byCustomer = Map.groupBy(signals, ({ customerId }) => customerId)
  return places.flatMap(({ customerId }) => {
    const own = byCustomer.get(customerId)
    return own ? [lineOf(own.toSorted(byImportance), people)] : []
  })
}

const importance = ({ kind }: Pick<LineSignal, 'kind'>) => groups.indexOf(groupOf(kind))

const byImportance = (one: LineSignal, other: LineSignal) => importance(one) - importance(other)

function lineOf(signals: readonly WaitingSignal[], people: readonly Colleague[]): Line {
  const { customerId, name, total, kind } = signals[0]!
  const assigneeId = signals.find((one) => one.assigneeId !== null)?.assigneeId ?? null
  return {
    customerId,
    name,
    group: groupOf(kind),
    total,
    signals: signals.map(({ id, kind, reason, since, strength, evidence, contactName }) => {
      return { id, kind, reason, since, strength, evidence, contactName }
    }),
    assignee: colleagueIn(people, assigneeId),
  }
}
