import { z } from 'zod'

const names = z
  .array(z.string().trim().min(1).max(500))
  .max(200)
  .transform((list) => [...new Set(list)])

/** Which events count as log-ins, key actions and failed payments, and for how many months single events are kept. */
export const usageSettingsShape = z.strictObject({
  anyEventIsLogin: z.boolean(),
  loginNames: names,
  keyNames: names,
  failedNames: names,
  keepMonths: z.int().min(1).max(120),
})

export type UsageSettings = z.output<typeof usageSettingsShape>

export type ContactUsage = {
  /** 0: someone at the customer who is not identified. */
  id: number
  name: string | null
  email: string | null
  firstDay: string
  lastDay: string
  days: number
  events: number
}

export type UsageDay = {
  day: string
  contacts: number
  events: number
  logins: number
  keyActions: number
  /** Whether it counts as a day with a log-in. */
  isLogin: boolean
}

/** A customer's activity in the product; days as YYYY-MM-DD in the company's time zone. */
export type CustomerUsage = {
  firstDay: string | null
  lastDay: string | null
  loginDays: number
  /** The most recently active, up to 1,000. */
  contacts: ContactUsage[]
  days: UsageDay[]
}

export type EventName = { name: string; events: number; lastDay: string }

export type TrackingState = {
  lastReceivedAt: Date | null
  /** Events in the inbox. */
  waiting: number
  receivedToday: number
  unknownVisitors: number
  /** Customers with at least one log-in day. */
  customers: number
}
