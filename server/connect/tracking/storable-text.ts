/** Deeper than any real event; the JSON parser of the database has a much higher limit. */
export const MAX_DEPTH = 24

/**
 * The value as JSON that PostgreSQL can store: a NUL or an unpaired surrogate, in a text or in a name, becomes the
 * replacement character.
 *
 * @example toStorableJson({ 'a\u0000': '\ud800' }) // '{"a�":"�"}'
 */
export function toStorableJson(value: unknown): string {
  const text = JSON.stringify(value)
  return /\\u(0000|d[89a-f])/.test(text) ? JSON.stringify(withStorableText(value)) : text
}

function withStorableText(value: unknown): unknown {
  if (typeof value === 'string') return toStorableText(value)
  if (Array.isArray(value)) return value.map(withStorableText)
  if (typeof value !== 'object' || value === null) return value
  // Object.fromEntries, because assigning members one by one would set the prototype for "__proto__".
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [toStorableText(name), withStorableText(member)]),
  )
}

/** @example toStorableText('a\u0000b') // 'a�b' */
export const toStorableText = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd')

/** @example isDeeperThan([[1]], 1) // true */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const member of Object.values(value)) if (isDeeperThan(member, levels - 1)) return true
  return false
}
