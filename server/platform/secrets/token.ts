import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes, as text that fits into a URL. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Tokens and keys are stored as this hash, so that nobody who reads the database can use them. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest()
