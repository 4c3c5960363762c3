export const kinds = ['identify', 'group', 'track', 'page', 'screen', 'alias'] as const
export type Kind = (typeof kinds)[number]

/** One validated event from a product: PostgreSQL can store every text in it. */
export type IncomingEvent = {
  messageId: string
  kind: Kind
  name: string | null
  userRef: string | null
  anonymousId: string | null
  groupRef: string | null
  /** The former id that an alias call names. */
  previousRef: string | null
  occurredAt: Date
  receivedAt: Date
  /** Properties of the event, or traits of the person, as JSON; null: none. */
  properties: string | null
}
