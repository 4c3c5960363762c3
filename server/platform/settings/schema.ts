import { z } from 'zod'
import { isCurrency, NO_CURRENCY } from '../../../values/currency.ts'

export const settingsInput = z.strictObject({
  companyName: z.string().max(200),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone; it should look like Europe/Berlin'),
  currency: z
    .string()
    .refine((code) => isCurrency(code) || code === NO_CURRENCY, 'is not a currency; it should look like EUR'),
  locale: z.string().refine(isLocale, 'is not a language and country; it should look like en-GB'),
  firstDayOfWeek: z.int().min(1).max(7),
  theme: z.enum(['system', 'light', 'dark']),
})

export const settingsChange = settingsInput.partial()

export const settingsOutput = z.object({
  companyName: z.string(),
  timeZone: z.string(),
  /** The code of ISO 4217. */
  currency: z.string(),
  locale: z.string(),
  /** 1 is Monday. */
  firstDayOfWeek: z.int(),
  theme: z.enum(['system', 'light', 'dark']),
  isSetUp: z.boolean(),
})

/** Locale, currency, time zone and similar settings of the company. */
export type Settings = z.infer<typeof settingsOutput>

/** @example isTimeZone('Europe/Berlin') // true */
export function isTimeZone(zone: string): boolean {
  try {
    return (
      /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
    )
  } catch {
    return false
  }
}

/** @example isLocale('en-GB') // true */
export function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 1
  } catch {
    return false
  }
}
