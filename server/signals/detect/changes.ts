import { isDeepStrictEqual } from 'node:util'
import type { Day } from '../../platform/calendar/days.ts'
import type { Evidence, Kind, Reason } from '../kinds.ts'
import type { Detection } from './detection.ts'
import { rankOf } from './rank.ts'

/** A signal as it is kept while it holds, and on the day on which it ended. */
export type OpenSignal = {
  customerId: number
  id: number
  kind: Kind
  reason: Reason
  since: Day
  strength: number
  rank: number
  evidence: Evidence
  /** It ended today. */
  hasEndedToday: boolean
}

export type Opening = Omit<OpenSignal, 'id' | 'hasEndedToday'>
export type Updating = Pick<OpenSignal, 'customerId' | 'id' | 'strength' | 'rank' | 'evidence'>
export type Ending = Pick<OpenSignal, 'customerId' | 'id'>

export type Changes = { opened: Opening[]; updated: Updating[]; ended: Ending[] }

/** One customer: what they have spent, what holds by their facts, and what is kept as open. */
export type JudgedCustomer = {
  customerId: number
  total: number
  detections: Detection[]
  open: OpenSignal[]
}

/**
 * What has to be written so that the open signals are those that hold: the same spell (kind, reason, since) goes on
 * and keeps what people did with it; another spell ends it and opens anew; what no longer holds ends. What ended today
 * and holds again goes on as well: a step that was taken back leaves no trace.
 */
export function changesOf(judged: Iterable<JudgedCustomer>, averageTotal: number, today: Day): Changes {
  const changes: Changes = { opened: [], updated: [], ended: [] }
  for (const { customerId, total, detections: found, open } of judged) {
    const left = new Map(open.map((signal) => [spellOf(signal), signal]))
    for (const one of found) {
      const age = { strength: one.strength, days: today - one.since }
      const signal = toStored(customerId, one, rankOf(age, total, averageTotal))
      const kept = left.get(spellOf(one))
      if (!kept) changes.opened.push(signal)
      else if (!isSame(kept, signal)) changes.updated.push({ ...signal, id: kept.id })
      left.delete(spellOf(one))
    }
    for (const { id, hasEndedToday: isOver } of left.values())
      if (!isOver) changes.ended.push({ customerId, id })
  }
  return changes
}

const spellOf = ({ kind, reason, since }: Pick<Detection, 'kind' | 'reason' | 'since'>) =>
  `${kind} ${reason} ${since}`

/** Strength and rank have four bytes in the database. */
function toStored(
  customerId: number,
  { kind, reason, since, strength, evidence }: Detection,
  rank: number,
): Opening {
  return { customerId, kind, reason, since, strength: Math.fround(strength), rank, evidence }
}

function isSame(kept: OpenSignal, now: Opening): boolean {
  return (
    !kept.hasEndedToday &&
    Math.fround(kept.strength) === now.strength &&
    Math.fround(kept.rank) === now.rank &&
    isDeepStrictEqual(kept.evidence, now.evidence)
  )
}
