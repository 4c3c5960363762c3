import type { Computation } from '../../../server/goals/metrics/computation.ts'
import type { Metric } from '../queries.ts'

/** A metric as typed in the form. */
export interface MetricDraft {
  name: string
  unit: Metric['unit']
  direction: 'up' | 'down'
  origin: 'recorded' | 'computed'
  kind: Computation['kind']
  event: string | null
  property: string
  /** The divisor of a ratio. */
  overEvent: string | null
  overProperty: string
  days: string
}

export const emptyDraft: MetricDraft = {
  name: '',
  unit: 'percent',
  direction: 'up',
  origin: 'recorded',
  kind: 'count',
  event: null,
  property: '',
  overEvent: null,
  overProperty: '',
  days: '30',
}

const MOST_DAYS = 366
const textOrNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** The computation of a draft; null while it is incomplete. */
export function computationOf(draft: MetricDraft): Computation | null {
  const { kind, event, overEvent } = draft
  const days = /^\d+$/.test(draft.days.trim()) ? Number(draft.days) : 0
  const property = textOrNull(draft.property)
  if (event === null || days < 1 || days > MOST_DAYS) return null
  if (kind === 'count') return { kind, event, days }
  if (kind === 'distinct') return { kind, event, property, days }
  if (kind === 'ratio') {
    if (overEvent === null) return null
    return {
      kind,
      event,
      property,
      over: { event: overEvent, property: textOrNull(draft.overProperty) },
      days,
    }
  }
  return property === null ? null : { kind, event, property, days }
}
