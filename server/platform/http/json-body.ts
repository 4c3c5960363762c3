import { createMiddleware } from 'hono/factory'
import { Refusal } from '../errors/refusal.ts'

/** Deeper than any request of ours. A parser needs about 700 bytes of memory for every level, so the text is checked first. */
const DEEPEST = 64

const [QUOTE, BACKSLASH, COLON_U, ZERO] = [0x22, 0x5c, 0x75, 0x30]
const [OPENING, CLOSING] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])]

/**
 * Refuses JSON that is nested too deeply before it is parsed.
 *
 * @returns whether a text in it contains a zero byte, which PostgreSQL cannot store
 * @throws Refusal 400 when it is nested more than 64 levels deep
 */
export function inspectJson(bytes: Uint8Array): { hasZeroByte: boolean } {
  let [depth, isText, hasZeroByte] = [0, false, false]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === BACKSLASH && isText) hasZeroByte ||= isEscapedZero(bytes, ++at)
    else if (byte === QUOTE) isText = !isText
    else if (!isText && OPENING.has(byte) && ++depth > DEEPEST) throw tooDeep()
    else if (!isText && CLOSING.has(byte)) depth--
  }
  return { hasZeroByte }
}

const isEscapedZero = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === COLON_U && [1, 2, 3, 4].every((digit) => bytes[at + digit] === ZERO)

const tooDeep = () =>
  new Refusal(
    400,
    'too_deep',
    `The request is nested more than ${DEEPEST} levels deep. Send it in a flatter form.`,
  )

export const zeroByte = () => new Refusal(400, 'bad_text', 'The text contains a zero byte. Remove it.')

/** Forms may be nested too, and none of our routes takes them. */
const FORM = /^(multipart|application\/x-www-form-urlencoded)/i

/** Reads the body of a request, whose size is limited already, and refuses what must not reach the parser. */
export const checkJsonBody = createMiddleware(async (c, next) => {
  const { body, url, method, headers, signal } = c.req.raw
  if (!body) return next()
  if (FORM.test(headers.get('content-type') ?? ''))
    throw new Refusal(415, 'not_json', 'This address takes JSON. Send application/json.')
  const bytes = await c.req.raw.arrayBuffer()
  if (inspectJson(new Uint8Array(bytes)).hasZeroByte) throw zeroByte()
  c.req.raw = new Request(url, { method, headers, signal, body: bytes.byteLength > 0 ? bytes : null })
  return next()
})
