import { z } from 'zod'
import { id } from '../http/id.ts'

/**
 * waiting: will be sent. kept: there is no mail server, so the email can only be read in the outbox. dropped: the recipient
 * left the list.
 */
export const mailState = z.enum(['waiting', 'sending', 'sent', 'kept', 'failed', 'dropped'])
export type MailState = z.infer<typeof mailState>

export const outboxInput = z.strictObject({ state: mailState.optional(), before: id.optional() })
export const emailInput = z.strictObject({ id })

export const outboxEntry = z.object({
  id: z.int(),
  kind: z.string(),
  list: z.string().nullable(),
  customerId: z.int().nullable(),
  recipient: z.string(),
  subject: z.string(),
  state: mailState,
  tries: z.int(),
  /** While it waits: not before. */
  dueAt: z.date(),
  /** What the mail server, or the connection to it, reported last. */
  error: z.string().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
})
export type OutboxEntry = z.infer<typeof outboxEntry>

export const outboxOutput = z.object({
  emails: z.array(outboxEntry),
  /** The id to continue after; null on the last page. */
  next: z.int().nullable(),
  /** Whether there is a mail server. */
  isSending: z.boolean(),
  from: z.string(),
  /** For how many days the text of a sent email is kept. */
  textDays: z.int(),
})

export const outboxEmail = outboxEntry.extend({
  messageId: z.string(),
  /** Empty once it has expired, like the HTML. */
  text: z.string(),
  html: z.string(),
  isAgainPossible: z.boolean(),
})
export type OutboxEmail = z.infer<typeof outboxEmail>

export const queuedOutput = z.object({ id: z.int(), state: mailState })
export type QueuedEmail = z.infer<typeof queuedOutput>
