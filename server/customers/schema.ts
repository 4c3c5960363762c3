import { z } from 'zod'
import { id } from '../platform/http/id.ts'

export type Customer = {
  id: number
  kind: 'company' | 'person'
  name: string
  email: string | null
  country: string | null
  createdAt: Date
}

const text = (most: number) => z.string().trim().min(1).max(most)

export const newCustomer = z.strictObject({
  kind: z.enum(['company', 'person']),
  name: text(300),
  email: z.email().max(320).nullable().default(null),
  country: text(100).nullable().default(null),
})

export const newContact = z.strictObject({
  customerId: z.int(),
  name: text(300),
  email: z.email().max(320).nullable().default(null),
  phone: text(50).nullable().default(null),
  title: text(200).nullable().default(null),
})

export const confirmedContact = z.strictObject({ id, contactId: id, email: z.string().max(320) })

export const newNote = z.strictObject({
  customerId: id,
  kind: z.enum(['note', 'call']).default('note'),
  text: text(2000),
})

export type NewNote = z.output<typeof newNote>

export const identitySchema = z.object({
  source: z.string(),
  externalId: z.string(),
})
export type Identity = z.infer<typeof identitySchema>

export const contactSchema = z.object({
  id: z.int(),
  name: z.string(),
  email: z.string().nullable(),
  /** Whether the address came from tracking, whose key anyone can read: no link is sent to it until it is confirmed. */
  isEmailTracked: z.boolean(),
  /** The latest address from tracking, when it differs from the address of the contact. */
  claimedEmail: z.string().nullable(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
})
export type Contact = z.infer<typeof contactSchema>

export const customerOutput = z.object({
  id: z.int(),
  kind: z.enum(['company', 'person']),
  name: z.string(),
  email: z.string().nullable(),
  country: z.string().nullable(),
  createdAt: z.date(),
  identities: z.array(identitySchema),
  contacts: z.array(contactSchema),
})

export const noteSchema = z.object({
  id: z.int(),
  kind: z.enum(['note', 'call']),
  text: z.string(),
  author: z.string(),
  writtenAt: z.date(),
})
export type Note = z.infer<typeof noteSchema>
