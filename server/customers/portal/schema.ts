/** The look of the customer portal. */
export type Brand = {
  /** #rrggbb */
  colour: string
  /** Changes with the logo; null without one. */
  logoUrl: string | null
  greeting: string
}

/** A link to the portal, as the team sees it. */
export type ListedLink = {
  id: number
  contactId: number | null
  email: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  usedAt: Date | null
  revokedAt: Date | null
  /** The latest request of a session that this link opened. */
  seenAt: Date | null
}

/** Somebody of the customer looked at a page of the portal (once a day for each page) or changed something. */
export type Visit = {
  id: number
  day: string
  at: Date
  email: string
  kind: 'saw' | 'changed'
  what: string
}
