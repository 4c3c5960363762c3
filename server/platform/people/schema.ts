import { z } from 'zod'
import { settingsInput } from '../settings/schema.ts'

const token = z.string().min(1).max(200)
const password = z.string().min(1).max(1000)
const email = z.email('This is not an email address; it should look like ada@example.com.').max(320)

export const signInInput = z.strictObject({ email: z.string().max(320), password })
export const linkInput = z.strictObject({ token })
export const ownerInput = z.strictObject({ token, name: z.string().trim().min(1).max(200), email, password })
export const passwordResetInput = z.strictObject({ token, password })
export const passwordChangeInput = z.strictObject({ present: password, next: password })

/** A person's own language and theme; null follows the company. */
export const preferencesInput = z.strictObject({
  locale: settingsInput.shape.locale.nullable(),
  theme: z.enum(['system', 'light', 'dark']).nullable(),
})
export type Preferences = z.output<typeof preferencesInput>

export const sessionOutput = z.object({
  name: z.string(),
  email: z.string(),
  role: z.string(),
  /** The person's own, otherwise the company's. */
  locale: z.string(),
  theme: z.string(),
  ownLocale: z.string().nullable(),
  ownTheme: z.string().nullable(),
  timeZone: z.string(),
  currency: z.string(),
  companyName: z.string(),
  firstDayOfWeek: z.int(),
})

export const linkOutput = z.object({
  purpose: z.string(),
  /** Whose password a reset link changes. */
  email: z.string().nullable(),
})

export const personOutput = z.object({ id: z.string(), name: z.string() })
export type Person = z.infer<typeof personOutput>
