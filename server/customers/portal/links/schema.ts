import { z } from 'zod'

export const invitationSchema = z.object({
  id: z.int(),
  email: z.string(),
  /** Returned only here; it can be opened once. */
  url: z.string(),
  expiresAt: z.date(),
  /** The email with the link: 'kept' without a mail server, so that somebody has to hand the address over. */
  message: z.object({
    id: z.int(),
    state: z.enum(['waiting', 'sending', 'sent', 'kept', 'failed', 'dropped']),
  }),
})
