import type { Day } from '../../platform/calendar/days.ts'
import type { SameAge } from '../population/same-age.ts'
import type { Peers } from '../population/peers.ts'
import type { TypicalRhythms } from '../rhythm/typical.ts'
import type { SignalSettings } from '../settings/schema.ts'

/** What rules use besides the customer's own history, as known on that day. */
export type Context = {
  settings: SignalSettings
  /** How often the company's customers log in and order. */
  typical: TypicalRhythms
  peers: Peers
  /** How many customers of each age use and buy how much. */
  sameAge: SameAge
  /** The first day with an event of any customer; null: nothing is tracked. */
  trackingSince: Day | null
}
