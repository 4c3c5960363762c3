import { colleagueIn } from '../colleague.ts'
import { groupOf, type Kind } from '../kinds.ts'
import type { Colleague, LineSignal } from '../schema.ts'
import type { LineCursor } from './cursor.ts'
import type { Line } from './schema.ts'

/** A waiting signal with the columns that its line shows. */
export type WaitingSignal = LineSignal & {
  customerId: number
  name: string
  total: number
  assigneeId: string | null
  contactName: string | null
}

/**
 * The lines at these places, each with all signals of the customer in its group.
 *
 * @param signals of these customers, the strongest first
 */
export function assembleLines(
  places: readonly LineCursor[],
  signals: readonly WaitingSignal[],
  people: readonly Colleague[],
): Line[] {
  const keyOf = (customerId: number, kind: Kind) => `${customerId} ${groupOf(kind)}`
  const groups = Map.groupBy(signals, ({ customerId, kind }) => keyOf(customerId, kind))
  const byId = new Map(signals.map((signal) => [signal.id, signal]))
  return places.flatMap(({ id, customerId }) => {
    const first = byId.get(id)
    return first ? [lineOf(groups.get(keyOf(customerId, first.kind))!, people)] : []
  })
}

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
