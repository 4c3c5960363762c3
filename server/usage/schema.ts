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

export const contactUsageSchema = z.object({
  /** 0: someone at the customer who is not identified. */
  id: z.int(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  firstDay: z.string(),
  lastDay: z.string(),
  days: z.number(),
  events: z.number(),
})
export type ContactUsage = z.infer<typeof contactUsageSchema>

export const usageDaySchema = z.object({
  day: z.string(),
  contacts: z.number(),
  events: z.number(),
  logins: z.number(),
  keyActions: z.number(),
  /** Whether it counts as a day with a log-in. */
  isLogin: z.boolean(),
})
export type UsageDay = z.infer<typeof usageDaySchema>

/** A customer's activity in the product; days as YYYY-MM-DD in the company's time zone. */
export const customerUsageSchema = z.object({
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  loginDays: z.number(),
  /** The most recently active, up to 1,000. */
  contacts: z.array(contactUsageSchema),
  days: z.array(usageDaySchema),
})
export type CustomerUsage = z.infer<typeof customerUsageSchema>

export const usageSettingsOutput = z.object({
  anyEventIsLogin: z.boolean(),
  loginNames: z.array(z.string()),
  keyNames: z.array(z.string()),
  failedNames: z.array(z.string()),
  keepMonths: z.number(),
})

export const eventNameSchema = z.object({
  name: z.string(),
  events: z.number(),
  lastDay: z.string(),
})
export type EventName = z.infer<typeof eventNameSchema>

export const trackingStateSchema = z.object({
  lastReceivedAt: z.date().nullable(),
  /** Events in the inbox. */
  waiting: z.number(),
  receivedToday: z.number(),
  unknownVisitors: z.number(),
  /** Customers with at least one log-in day. */
  customers: z.number(),
})
export type TrackingState = z.infer<typeof trackingStateSchema>
