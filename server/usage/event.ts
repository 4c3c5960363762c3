export const kinds = ['identify', 'group', 'track', 'page', 'screen', 'alias'] as const
export type Kind = (typeof kinds)[number]

/** One thing that a product told of, checked: every text is one that PostgreSQL can hold. */
export type IncomingEvent = {
  messageId: string
  kind: Kind
  name: string | null
  userRef: string | null
  anonymousId: string | null
  groupRef: string | null
  /** The id that an alias says was theirs before. */
  previousRef: string | null
  occurredAt: Date
  receivedAt: Date
  /** Properties of what was done, or traits of who did it, as JSON; null: none. */
  properties: string | null
}
