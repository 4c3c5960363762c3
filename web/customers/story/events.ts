import type { CustomerSignal, Note, Order, UsageDay } from '../queries.ts'

/** What the story of a customer is drawn from. */
export interface CustomerEvents {
  orders: readonly Order[]
  /** Only days with a log-in. */
  logins: readonly UsageDay[]
  signals: readonly CustomerSignal[]
  notes: readonly Note[]
}
