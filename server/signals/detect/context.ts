import type { RhythmPrior } from '@rondo/models/rhythm'
import type { Day } from '../../platform/calendar/days.ts'
import type { SameAge } from '../population/same-age.ts'
import type { Peers } from '../population/peers.ts'
import type { SignalSettings } from '../settings/schema.ts'

/** All that a signal is judged by apart from the customer's own history; everything as known on that day. */
export type Context = {
  settings: SignalSettings
  rhythm: RhythmPrior
  peers: Peers
  /** How all customers of each age use and buy, for a place among them. */
  sameAge: SameAge
  /** The first day with any event in the whole company; null: nothing is tracked. */
  trackingSince: Day | null
}
