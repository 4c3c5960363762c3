/**
 * The form in which two spellings of one address are equal.
 *
 * @example normalizeEmail('  Ada@Example.COM ') // 'ada@example.com'
 * @example normalizeEmail('n/a') // null
 */
export function normalizeEmail(text: string | null): string | null {
  const email = (text ?? '').trim().toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? email : null
}

/**
 * Who is meant, in one word: by the id that the source gives them, else by their email address.
 *
 * @example identityKey('17850', null) // 'r:17850'
 * @example identityKey(null, 'Ada@example.com') // 'e:ada@example.com'
 */
export function identityKey(ref: string | null, email: string | null): string | null {
  if (ref) return `r:${ref}`
  const address = normalizeEmail(email)
  return address ? `e:${address}` : null
}
