import { Refusal } from '../../platform/errors/refusal.ts'
import { checkKey } from '../../platform/keys/keys.ts'
import type { KeyScope } from '../../platform/keys/schema.ts'
import type { Scope } from '../../platform/scope/scope.ts'

const KEY_LOCATIONS: Record<KeyScope, string> = {
  track: 'as the user of basic authentication, as a bearer, or as writeKey in the body',
  write: 'as a bearer, or as the user of basic authentication',
}

/**
 * The id of the key that a request carries. Clients that track may also send it in the body.
 *
 * @throws Refusal 401 without a key that has the scope
 */
export async function authenticate(
  scope: Scope,
  request: { authorization: string | undefined; body: unknown },
  keyScope: KeyScope,
): Promise<number> {
  const inBody = keyScope === 'track' ? keyInBody(request.body) : null
  const key = keyInAuthorization(request.authorization) ?? inBody
  if (!key) throw new Refusal(401, 'key_missing', `A key is needed: ${KEY_LOCATIONS[keyScope]}.`)
  const id = await checkKey(scope, key, keyScope)
  if (id !== null) return id
  const why = keyScope === 'track' ? 'or it was revoked' : 'was revoked, or may not write'
  const command = keyScope === 'track' ? 'rondo key create' : 'rondo key create NAME --scope write'
  throw new Refusal(401, 'key_unknown', `This key is unknown, ${why}. Create one: ${command}`)
}

/** @example keyInAuthorization('Basic cmtfMTo=') // 'rk_1' */
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
