import type { Day } from '../../platform/calendar/days.ts'
import type { Evidence, Kind, Reason } from '../kinds.ts'

/** What a customer brings in a year, in minor units (null: not known), and whether hardly anything of it can be expected. */
export type Stake = { yearly: number | null; isLong: boolean }

/** A signal that holds today; at most one per kind and reason. */
export type Detection = {
  kind: Kind
  reason: Reason
  /** The day from which it holds. The same signal with another day counts as a new occurrence. */
  since: Day
  /** By how much it exceeds its rule, 0 to 1. */
  strength: number
  /** What is at stake, for a kind that ranks by it. */
  stake?: Stake
  evidence: Evidence
}
