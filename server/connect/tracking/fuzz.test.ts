import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openApp } from '../../app.ts'
import type { Dependencies } from '../../dependencies.ts'
import { createKey } from '../../platform/keys/keys.ts'
import { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import { processInbox } from '../../usage/inbox/inbox.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { seededRandom } from '../../../test/processes.ts'

const REQUESTS = Number(process.env.RONDO_RUNS ?? 50_000)
const SEED = Number(process.env.RONDO_SEED ?? Date.now() % 1_000_000)
const CONCURRENT_REQUESTS = 16
const ADDRESSES = [
  'batch',
  'batch',
  'batch',
  'b',
  't',
  'track',
  'identify',
  'i',
  'group',
  'g',
  'page',
  's',
  'alias',
  'a',
]

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>
let app: ReturnType<typeof openApp>
let key: string
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  key = (await createKey(scope, 'Fuzz')).key
  const dependencies = { url: 'http://localhost', scope: () => scope, buckets: new TokenBuckets(1e9, 1e9) }
  app = openApp(dependencies as unknown as Dependencies)
})
after(() => database[Symbol.asyncDispose]())

const strange = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '😀',
    'x'.repeat(501),
    'x'.repeat(40_000),
    0,
    -0,
    1e308,
    JSON.parse('12345678901234567890'),
    1.5,
    true,
    null,
    [],
    {},
    [[]],
    '2026-13-45T99:99:99Z',
    '9999-12-31',
    '-271821-04-20T00:00:00.000Z',
    '1',
    8.64e15,
    -1,
    { __proto__: null, toString: 1, constructor: 2 },
    JSON.parse('{"__proto__":{"userId":"x"}}'),
    '2026-11-22T13:30:00Z',
    '0000-00-00',
    '2026-11-20',
    'infinity',
    "'; drop table customer; --",
  ),
)
/** Mostly a valid value, sometimes any value. */
const mostly = (...meant: unknown[]) =>
  fc.oneof({ weight: 25, arbitrary: fc.constantFrom(...meant) }, { weight: 1, arbitrary: strange })
const someEvent = fc
  .record(
    {
      type: mostly('track', 'identify', 'group', 'page', 'screen', 'alias'),
      userId: mostly('u1', 'u2', 'u3', 7),
      anonymousId: mostly('v1', 'v2', 'v3'),
      groupId: mostly('g1', 'g2'),
      previousId: mostly('v1', 'v2'),
      event: mostly('Did', 'Logged In'),
      name: mostly('Home', null),
      messageId: fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: strange }),
      timestamp: mostly('2026-11-20T10:00:00.000Z', '2026-11-22T11:00:00+01:00', undefined),
      sentAt: mostly('2026-11-22T12:00:00.000Z', undefined),
      traits: mostly({ email: 'a@x.example' }, { name: 'Ada' }, undefined),
      properties: mostly({ page: 1 }, undefined),
      context: mostly({ groupId: 'g3' }, {}, undefined),
      more: strange,
    },
    { requiredKeys: ['type', 'userId', 'event', 'groupId', 'previousId'] },
  )
  .chain((event) => fc.constantFrom(event, event, { ...event, properties: { told: event.more } }))
const someBody = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record(
      { batch: fc.array(someEvent, { maxLength: 4 }), sentAt: mostly('2026-11-22T12:00:00.000Z', undefined) },
      { requiredKeys: ['batch'] },
    ),
  },
  { weight: 6, arbitrary: someEvent },
  { weight: 1, arbitrary: fc.record({ batch: strange }) },
  { weight: 1, arbitrary: strange },
)

/** Bytes from a bad connection: some changed, missing or repeated, or compressed and then damaged. */
function damaged(body: Buffer, chance: () => number): { bytes: Buffer; headers: Record<string, string> } {
  const headers: Record<string, string> = {}
  let bytes = chance() < 0.25 ? gzipSync(body, { level: 1 }) : body
  if (chance() < 0.2)
    headers['content-encoding'] = ['gzip', 'br', 'GZIP', 'deflate', 'x'][Math.floor(chance() * 5)]!
  const turns = chance() < 0.6 ? 0 : 1 + Math.floor(chance() * 4)
  for (let i = 0; i < turns && bytes.length > 0; i++) {
    const at = Math.floor(chance() * bytes.length)
    const way = chance()
    if (way < 0.5) bytes[at] = Math.floor(chance() * 256)
    else if (way < 0.7) bytes = bytes.subarray(0, at)
    else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(chance() * at))])
  }
  return { bytes, headers }
}

function keyHeaders(chance: () => number): Record<string, string> {
  const draw = chance()
  if (draw < 0.9) return { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
  return draw < 0.95
    ? {}
    : {
        authorization: ['Basic', 'Basic !!!', 'Bearer x', 'Digest a', `bearer ${key}`][
          Math.floor(chance() * 5)
        ]!,
      }
}

async function once(value: unknown, chance: () => number, counts: Map<number, number>): Promise<void> {
  const { bytes, headers } = damaged(Buffer.from(JSON.stringify(value) ?? ''), chance)
  const path = `/v1/${ADDRESSES[Math.floor(chance() * ADDRESSES.length)]}`
  const response = await app.request(path, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { ...keyHeaders(chance), ...headers },
  })
  const text = await response.text()
  const what = `${path} ${bytes.toString('latin1').slice(0, 600)} → ${response.status} ${text}`
  assert.ok([200, 400, 401, 413, 415].includes(response.status), what)
  const result = JSON.parse(text) as {
    success?: boolean
    code?: string
    message?: string
    errors?: unknown[]
  }
  if (response.status === 200) assert.deepEqual(result, { success: true }, what)
  else assert.ok(result.success === false && result.code && (result.message?.length ?? 0) > 10, what)
  counts.set(response.status, (counts.get(response.status) ?? 0) + 1)
}

test(`${REQUESTS.toLocaleString('en')} malformed requests get a reason, and every stored event is processed`, async (t) => {
  const chance = seededRandom(SEED)
  const counts = new Map<number, number>()
  const bodies = fc.sample(someBody, { numRuns: Math.ceil(REQUESTS / 5), seed: SEED })
  let left = REQUESTS
  const one = async () => {
    while (left-- > 0) await once(bodies[left % bodies.length], chance, counts)
  }
  await Promise.all(Array.from({ length: CONCURRENT_REQUESTS }, one))
  await processInbox(scope)
  const { rows } = await sql<{ kept: number }>`select count(*) as kept from usage_event`.execute(scope.db)
  t.diagnostic(`RONDO_SEED=${SEED}: answers ${JSON.stringify([...counts])}, ${rows[0]!.kept} events kept`)
  assert.ok((counts.get(200) ?? 0) > REQUESTS / 100 && (counts.get(400) ?? 0) > REQUESTS / 10)
  assert.equal(Reflect.get({}, 'userId'), undefined)
})
