import type { CustomerSignal, Note, Order, UsageDay } from '../queries.ts'

/** The data of the story chart. */
export interface CustomerEvents {
  orders: readonly Order[]
  /** Only days with a log-in. */
  logins: readonly UsageDay[]
  signals: readonly CustomerSignal[]
  notes: readonly Note[]
}
