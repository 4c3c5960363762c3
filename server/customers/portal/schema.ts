import { z } from 'zod'

/** A link to the portal, as the team sees it. */
export const listedLinkSchema = z.object({
  id: z.int(),
  contactId: z.int().nullable(),
  email: z.string(),
  madeBy: z.string(),
  madeAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  /** The latest request of a session that this link opened. */
  seenAt: z.date().nullable(),
})
export type ListedLink = z.infer<typeof listedLinkSchema>

/** A person at the customer viewed a page of the portal (once a day for each page) or changed something. */
export const visitSchema = z.object({
  id: z.int(),
  day: z.string(),
  at: z.date(),
  email: z.string(),
  kind: z.enum(['saw', 'changed']),
  what: z.string(),
})
export type Visit = z.infer<typeof visitSchema>

export const portalOutput = z.object({
  links: z.array(listedLinkSchema),
  visits: z.array(visitSchema),
})

/** The look of the customer portal. */
export const brandSchema = z.object({
  /** #rrggbb */
  colour: z.string(),
  /** Changes with the logo; null without one. */
  logoUrl: z.string().nullable(),
  greeting: z.string(),
})
export type Brand = z.infer<typeof brandSchema>

export const profileOutput = z.object({
  companyName: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  look: brandSchema,
  customer: z.object({
    name: z.string(),
  }),
  contact: z.object({
    name: z.string(),
    email: z.string(),
  }),
})
