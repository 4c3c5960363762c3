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

export type Contact = {
  id: number
  name: string
  email: string | null
  /** Whether the address came from tracking, whose key anyone can read: perhaps not theirs. */
  isEmailTracked: boolean
  phone: string | null
  title: string | null
}

export type Identity = { source: string; externalId: string }

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

export type Note = { id: number; kind: 'note' | 'call'; words: string; author: string; writtenAt: Date }

export const newNote = z.strictObject({
  customerId: id,
  kind: z.enum(['note', 'call']).default('note'),
  words: text(2000),
})

export type NewNote = z.output<typeof newNote>
