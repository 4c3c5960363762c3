import type { Context } from 'hono'
import { Refusal } from '../../platform/errors/refusal.ts'
import { checkKey, type KeyScope } from '../../platform/keys/keys.ts'
import { TooManyRequests, type TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { readJson } from './body.ts'

const FAULTS_SHOWN = 100

export type KeyEndpoint = { scope: () => Scope; requiredScope: KeyScope; buckets: TokenBuckets }

/** What a program said, and by which key it may. */
export type KeyRequest = { scope: Scope; keyId: number; body: unknown; bytes: number }

/**
 * Reads what a program says, and lets it in by its key.
 *
 * @throws Refusal 400, 413, 415 when the body cannot be read; 401 without a key that may do this; 429 when it comes too
 *   often
 */
export async function authenticateRequest(c: Context, door: KeyEndpoint): Promise<KeyRequest> {
  const { value: body, bytes } = await readJson(c.req.raw)
  const scope = door.scope()
  const inBody = door.requiredScope === 'track' ? keyInBody(body) : null
  const keyId = await checkedKey(
    scope,
    keyInAuthorization(c.req.header('authorization')) ?? inBody,
    door.requiredScope,
  )
  const wait = door.buckets.take(String(keyId), scope.now.getTime())
  if (wait > 0) throw new TooManyRequests(wait)
  return { scope, keyId, body, bytes }
}

const KEY_LOCATIONS: Record<KeyScope, string> = {
  track: 'as the user of basic authentication, as a bearer, or as writeKey in the body',
  write: 'as a bearer, or as the user of basic authentication',
}

async function checkedKey(scope: Scope, key: string | null, wanted: KeyScope): Promise<number> {
  if (!key) throw new Refusal(401, 'key_missing', `A key is needed: ${KEY_LOCATIONS[wanted]}.`)
  const id = await checkKey(scope, key, wanted)
  if (id !== null) return id
  const why = wanted === 'track' ? 'or it was revoked' : 'was revoked, or may not write'
  const make = wanted === 'track' ? 'rondo key create' : 'rondo key create NAME --scope write'
  throw new Refusal(401, 'key_unknown', `This key is not known here, ${why}. Make one: ${make}`)
}

/** @example shownKey('Basic cmtfMTo=') // 'rk_1' */
export function keyInAuthorization(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^\s*(basic|bearer)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  const user = Buffer.from(value, 'base64').toString('utf8').split(':')[0]
  return user || null
}

function keyInBody(body: unknown): string | null {
  const key = (body as { writeKey?: unknown } | null)?.writeKey
  return typeof key === 'string' && key !== '' ? key : null
}

/** What is wrong with one of the things that were told, counted from 0. */
export type ItemFault = { index: number; message: string; field?: string | undefined }

/**
 * The answer when something of what was told cannot be taken. The good ones are kept all the same: a client that gives
 * up loses only the bad ones.
 */
export function faultsResponse(noun: string, faults: readonly ItemFault[], kept: number) {
  const [first] = faults
  const count = faults.length === 1 ? `One ${noun}` : `${faults.length} ${noun}s`
  const others =
    kept === 0 ? 'Nothing was kept.' : `The other ${kept} are kept; sending them again changes nothing.`
  return {
    success: false,
    code: `bad_${noun}`,
    message: `${count} cannot be taken. The first is number ${first!.index}: ${first!.message} ${others}`,
    errors: faults.slice(0, FAULTS_SHOWN),
  }
}
