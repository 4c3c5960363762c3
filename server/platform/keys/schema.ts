import { z } from 'zod'

/** What a program may do with a key: report what users do, or write facts such as readings. */
export const keyScopes = ['track', 'write'] as const
export type KeyScope = (typeof keyScopes)[number]

export const newKey = z.strictObject({
  name: z.string().trim().min(1).max(200),
  scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length).default(['track']),
})

export const newKeyOutput = z.object({
  id: z.int(),
  /** The key itself, shown only here. */
  key: z.string(),
})

export const keyOutput = z.object({
  id: z.int(),
  name: z.string(),
  /** The first characters of the key, by which people recognise it. */
  hint: z.string(),
  scopes: z.array(z.enum(keyScopes)),
  createdAt: z.date(),
  /** The name of the person who created it. */
  createdBy: z.string(),
  lastUsedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
})

export type ListedKey = z.infer<typeof keyOutput>
