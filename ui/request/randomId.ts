/** A unique id; `crypto.randomUUID` exists on https only. @example randomId().length // 32 */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
