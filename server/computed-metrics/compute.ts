import type { Computation } from '../goals/metrics/computation.ts'

/** One event of one customer; `person` is the contact who did it. */
export type ComputedEvent = { name: string; person: number; properties: Record<string, unknown> | null }

/** Larger numbers measure nothing and would spoil every sum. */
export const LARGEST = 1e15

/**
 * The value of a computation from the events of one customer in its window. The query in store.ts computes the same.
 *
 * @returns null when the divisor is 0 or there is no value to average: no reading is better than a wrong one
 * @example compute({ kind: 'count', event: 'Sent', days: 30 }, [{ name: 'Sent', person: 1, properties: null }]) // 1
 */
export function compute(computation: Computation, events: readonly ComputedEvent[]): number | null {
  const named = events.filter(({ name }) => name === computation.event)
  switch (computation.kind) {
    case 'count':
      return named.length
    case 'distinct':
      return distinct(named, computation.property)
    case 'sum':
      return total(numbers(named, computation.property))
    case 'average': {
      const values = numbers(named, computation.property)
      return values.length === 0 ? null : total(values) / values.length
    }
    case 'ratio': {
      const below = amount(
        events.filter(({ name }) => name === computation.over.event),
        computation.over.property,
      )
      return below === 0 ? null : amount(named, computation.property) / below
    }
  }
}

function distinct(events: readonly ComputedEvent[], property: string | null): number {
  if (property === null) return new Set(events.map(({ person }) => person)).size
  const values = events.map(({ properties }) => properties?.[property])
  return new Set(values.filter((value) => value !== undefined && value !== null).map(asText)).size
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

const amount = (events: readonly ComputedEvent[], property: string | null) =>
  property === null ? events.length : total(numbers(events, property))

/** Only properties that were sent as numbers count. */
const numbers = (events: readonly ComputedEvent[], property: string) =>
  events
    .map(({ properties }) => properties?.[property])
    .filter((value): value is number => typeof value === 'number' && Math.abs(value) < LARGEST)

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
