import { isDeepStrictEqual } from 'node:util'
import type { Day } from '../../platform/calendar/days.ts'
import type { Evidence, Kind, Reason } from '../kinds.ts'
import type { Detection } from './detection.ts'
import { rankOf, rankOfStake } from './rank.ts'

/** A stored signal that is open, or that ended today. */
export type OpenSignal = {
  customerId: number
  id: number
  kind: Kind
  reason: Reason
  since: Day
  strength: number
  rank: number
  evidence: Evidence
  hasEndedToday: boolean
}

export type Opening = Omit<OpenSignal, 'id' | 'hasEndedToday'>
export type Updating = Pick<OpenSignal, 'customerId' | 'id' | 'strength' | 'rank' | 'evidence'>
export type Ending = Pick<OpenSignal, 'customerId' | 'id'>

export type Changes = { opened: Opening[]; updated: Updating[]; ended: Ending[] }

/** One customer: what they have spent, which signals hold by their facts, and which are stored. */
export type JudgedCustomer = {
  customerId: number
  total: number
  detections: Detection[]
  open: OpenSignal[]
}

/**
 * What must be written so that the open signals are those that hold. The same spell (kind, reason, since) continues and
 * keeps what people did with it; another spell ends it and opens a new signal; what no longer holds ends. A signal that
 * ended today and holds again continues, so that a change that was undone leaves no trace.
 */
export function changesOf(judged: Iterable<JudgedCustomer>, averageTotal: number, today: Day): Changes {
  const changes: Changes = { opened: [], updated: [], ended: [] }
  for (const { customerId, total, detections, open } of judged) {
    const remaining = new Map(open.map((signal) => [spellOf(signal), signal]))
    for (const detection of detections) {
      const { stake, strength, since } = detection
      const rank = stake
        ? rankOfStake(stake, averageTotal)
        : rankOf({ strength, days: today - since }, total, averageTotal)
      const signal = toStored(customerId, detection, rank)
      const kept = remaining.get(spellOf(detection))
      if (!kept) changes.opened.push(signal)
      else if (!isSame(kept, signal)) changes.updated.push({ ...signal, id: kept.id })
      remaining.delete(spellOf(detection))
    }
    for (const { id, hasEndedToday: isOver } of remaining.values())
      if (!isOver) changes.ended.push({ customerId, id })
  }
  return changes
}

const spellOf = ({ kind, reason, since }: Pick<Detection, 'kind' | 'reason' | 'since'>) =>
  `${kind} ${reason} ${since}`

/** Rounds the strength to the four bytes that it has in the database; the rank is rounded already. */
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
