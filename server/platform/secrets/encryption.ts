import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const [IV_BYTES, TAG_BYTES] = [12, 16]
const deriveKey = (key: string) => new Uint8Array(hkdfSync('sha256', key, '', 'rondo sealed', 32))

/**
 * Encrypts a text with a key (AES-256-GCM, RFC 5116; the secret is derived from the key by HKDF, RFC 5869).
 *
 * @example decrypt(encrypt('a link', 'key'), 'key') // 'a link'
 */
export function encrypt(text: string, key: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', deriveKey(key), iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  )
}

/** @throws Error when it was encrypted with another key, or changed since */
export function decrypt(sealed: string, key: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', deriveKey(key), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
