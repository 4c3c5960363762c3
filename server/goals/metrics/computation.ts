import { z } from 'zod'

const event = z.string().trim().min(1).max(500)
const property = z.string().trim().min(1).max(200)
/** The window ends with the day of the reading and is so many days of the company's calendar long. */
const days = z.int().min(1).max(366)
const counted = z.strictObject({ event, property: property.nullable().default(null) })

/** How a metric follows from what customers do in the product. */
export const computationShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), event, days }),
  /** Different values of a property; without one, different people. */
  z.strictObject({ kind: z.literal('distinct'), event, property: property.nullable().default(null), days }),
  z.strictObject({ kind: z.literal('sum'), event, property, days }),
  z.strictObject({ kind: z.literal('average'), event, property, days }),
  /** Events, or the sum of their property, over other events, or the sum of theirs. */
  counted.extend({ kind: z.literal('ratio'), over: counted, days }),
])

export type Computation = z.output<typeof computationShape>

/** One event of one customer, as the rule sees it. */
export type ComputedEvent = { name: string; person: number; properties: Record<string, unknown> | null }

/** What is larger measures nothing, and would spoil every sum. */
export const LARGEST = 1e15

/**
 * What a computation makes of the events of one customer in its window.
 *
 * @returns null where there is nothing to divide by: no reading is better than a wrong one
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

/** Only what was told as a number counts. */
const numbers = (events: readonly ComputedEvent[], property: string) =>
  events
    .map(({ properties }) => properties?.[property])
    .filter((value): value is number => typeof value === 'number' && Math.abs(value) < LARGEST)

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
