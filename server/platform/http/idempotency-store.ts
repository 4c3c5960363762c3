import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../errors/refusal.ts'
import { actorName, type Scope } from '../scope/scope.ts'
import { encrypt, decrypt } from '../secrets/encryption.ts'
import { hashToken } from '../secrets/token.ts'

const MAX_KEY_LENGTH = 255

/**
 * Does the work once per (caller, key) and replays the first response when the same request is repeated. Call it in the
 * transaction of the work: claim, effect and response are committed together or not at all. The response may contain a
 * secret that is shown once, so it is encrypted with the key, of which only a hash is stored.
 *
 * @throws Refusal 422 when the key was used for another request
 */
export async function withIdempotency<Answer>(
  scope: Scope,
  key: string | null,
  action: string,
  input: unknown,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (key === null) return work()
  if (key.length === 0 || key.length > MAX_KEY_LENGTH) {
    throw new Refusal(
      400,
      'idempotency_key',
      `An Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} characters.`,
    )
  }
  const caller = actorName(scope.actor)
  const name = hashToken(key).toString('hex')
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([action, input]))
    .digest()
  // A second request with the same key waits here until the first has committed.
  const claimed = await sql`
    insert into idempotency (caller, key, fingerprint, created_at) values (${caller}, ${name}, ${fingerprint}, ${scope.now})
    on conflict do nothing
  `.execute(scope.db)
  if (claimed.numAffectedRows === 0n) return replay(scope, caller, key, fingerprint)
  const answer = await work()
  await sql`
    update idempotency set body = to_jsonb(${encrypt(JSON.stringify({ answer }), key)}::text)
    where caller = ${caller} and key = ${name}
  `.execute(scope.db)
  return answer
}

async function replay<Answer>(
  scope: Scope,
  caller: string,
  key: string,
  fingerprint: Buffer,
): Promise<Answer> {
  const { rows } = await sql<{ fingerprint: Buffer; body: string }>`
    select fingerprint, body from idempotency
    where caller = ${caller} and key = ${hashToken(key).toString('hex')}
  `.execute(scope.db)
  if (!rows[0]!.fingerprint.equals(fingerprint)) {
    throw new Refusal(
      422,
      'idempotency_key',
      `The Idempotency-Key "${key}" was used for another request. Use a new one.`,
    )
  }
  return (JSON.parse(decrypt(rows[0]!.body, key)) as { answer: Answer }).answer
}
