import { z } from 'zod'

/** What a company can set for its signals. */
export const signalSettingsSchema = z.object({
  /** A silence of so many days is too long for a typical customer. */
  quietDays: z.int().min(1).max(90),
  /** An order is overdue after so many times the usual gap, for a typical customer. */
  overdueTimes: z.number().min(1).max(10),
  startDays: z.int().min(1).max(90),
  /** The share of the events that must be lost before usage counts as dropped. */
  dropShare: z.number().min(0.1).max(0.9),
  /** The success (0 to 100) from which a customer is asked for the next sale. */
  successLevel: z.int().min(1).max(100),
})

export type SignalSettings = z.infer<typeof signalSettingsSchema>

export const DEFAULT_SETTINGS: SignalSettings = {
  quietDays: 7,
  overdueTimes: 3,
  startDays: 7,
  dropShare: 0.5,
  successLevel: 60,
}

/** A reason why a signal came, for the team to choose from. */
export const codeSchema = z.object({ code: z.string(), label: z.string(), isRetired: z.boolean() })
export type Code = z.output<typeof codeSchema>

export const newCode = z.strictObject({ label: z.string().trim().min(1).max(100) })
export const codeInput = z.strictObject({ code: z.string().min(1).max(100) })
export const newCodeSchema = z.object({ code: z.string() })
