import { groupOf } from '../../../server/signals/kinds.ts'
import type { Past, TrackRecord } from '../queries.ts'

/** The record of a kind, and whether it is of the replayed past. */
export interface ShownRecord {
  record: TrackRecord
  isPast: boolean
}

/** What counts for a kind: customers to help were expected to leave, those to ask or thank to buy. */
export const mainOutcome = ({ kind }: Pick<TrackRecord, 'kind'>): 'gone' | 'boughtAgain' =>
  groupOf(kind) === 'help' ? 'gone' : 'boughtAgain'

/**
 * Of each kind the record of what Rondo has raised, from the moment on which it gives a rate; until then that of the
 * past, if the kind came there.
 */
export function shownRecords(
  records: readonly TrackRecord[],
  past: Pick<Past, 'records'> | null,
): ShownRecord[] {
  const before = new Map((past?.records ?? []).map((record) => [record.kind, record]))
  const kinds = [...new Set([...records, ...(past?.records ?? [])].map(({ kind }) => kind))]
  return kinds.flatMap((kind): ShownRecord[] => {
    const own = records.find((record) => record.kind === kind && record.fired > 0)
    const old = before.get(kind)
    const isPast = old !== undefined && old.fired > 0 && !own?.[mainOutcome(own)].rate
    const record = isPast ? old : own
    return record ? [{ record, isPast }] : []
  })
}
