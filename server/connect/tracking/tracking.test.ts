import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { processInbox } from '../../usage/inbox/inbox.ts'
import { usageOf } from '../../usage/usage.ts'
import { openKeyApi } from '../key-api/key-api.fixture.ts'

let keyApi: Awaited<ReturnType<typeof openKeyApi>>
before(async () => (keyApi = await openKeyApi()))
after(() => keyApi[Symbol.asyncDispose]())

async function customerOf(source: string, ref: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where source = ${source} and external_id = ${ref}
    union all select customer_id from contact_identity where source = ${source} and external_id = ${ref}
  `.execute(keyApi.scope.db)
  return rows[0]?.id ?? null
}

const storedEvents = async (messageId: string) => {
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    select to_jsonb(e) as event from usage_event e where message_id = ${messageId}
  `.execute(keyApi.scope.db)
  return rows.map((row) => row.event)
}

test('each kind of call is recorded: a person, their group, and their events', async () => {
  const at = '2026-11-20T10:00:00.000Z'
  const user = { userId: 'u1', timestamp: at, sentAt: keyApi.scope.now.toISOString() }
  for (const [path, body] of Object.entries({
    identify: { ...user, traits: { email: 'Mia@acme.example', name: 'Mia' } },
    group: { ...user, groupId: 'acme', traits: { name: 'Acme' } },
    track: { ...user, event: 'Report Exported', properties: { format: 'pdf' } },
    page: { ...user, name: 'Home' },
    screen: { ...user, name: 'Dash' },
    alias: { ...user, previousId: 'anon-1' },
  })) {
    const response = await keyApi.post(`/v1/${path}`, body)
    assert.equal(response.status, 200, path)
    assert.deepEqual(await response.json(), { success: true })
  }
  await processInbox(keyApi.scope)
  const usage = await usageOf(keyApi.scope, (await customerOf('group', 'acme'))!)
  assert.equal(usage.loginDays, 1)
  assert.deepEqual(
    usage.contacts.map(({ name, email, events, firstDay }) => ({ name, email, events, firstDay })),
    [{ name: 'Mia', email: 'mia@acme.example', events: 4, firstDay: '2026-11-20' }],
  )
  assert.equal(await customerOf('user', 'u1'), await customerOf('group', 'acme'))
  assert.equal(await customerOf('email', 'mia@acme.example'), await customerOf('group', 'acme'))
})

test('an event sent twice is recorded once', async () => {
  const event = { type: 'track', userId: 'u3', event: 'Once', messageId: 'once' }
  await keyApi.post('/v1/batch', { batch: [event, event] })
  await keyApi.post('/v1/batch', { batch: [event] })
  await processInbox(keyApi.scope)
  await keyApi.post('/v1/batch', { batch: [event] })
  await processInbox(keyApi.scope)
  assert.equal((await storedEvents('once')).length, 1)
})

test('the valid events of a batch are recorded, and the response names the invalid one', async () => {
  const response = await keyApi.post('/v1/batch', {
    batch: [
      { type: 'track', userId: 'u4', event: 'Good', messageId: 'good' },
      { type: 'track', userId: 'u4', messageId: 'bad' },
    ],
  })
  assert.equal(response.status, 400)
  const result = (await response.json()) as { success: boolean; errors: { index: number; field: string }[] }
  assert.equal(result.success, false)
  assert.deepEqual(
    result.errors.map(({ index, field }) => [index, field]),
    [[1, 'event']],
  )
  await processInbox(keyApi.scope)
  assert.equal((await storedEvents('good')).length, 1)
  assert.equal((await storedEvents('bad')).length, 0)
})

test('the same events sent concurrently and in any order are recorded once', async () => {
  const events = Array.from({ length: 40 }, (_, i) => ({
    type: 'page',
    userId: 'u6',
    messageId: `many-${i}`,
  }))
  const responses = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      keyApi.post('/v1/batch', { batch: i % 2 ? events : events.toReversed().slice(i) }),
    ),
  )
  assert.deepEqual(new Set(responses.map((response) => response.status)), new Set([200]))
  await processInbox(keyApi.scope)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from usage_event where message_id like 'many-%'
  `.execute(keyApi.scope.db)
  assert.equal(rows[0]!.n, 40)
})

test('events of a visitor before signing in are attributed to the user, by the time of each event', async () => {
  const page = (id: string, minute: number, more: object) => ({
    type: 'page',
    messageId: id,
    timestamp: `2026-11-19T10:0${minute}:00Z`,
    ...more,
  })
  await keyApi.post('/v1/batch', { batch: [page('v1', 1, { anonymousId: 'visitor' })] })
  await processInbox(keyApi.scope)
  assert.equal((await storedEvents('v1'))[0]!.customer_id, 0)
  await keyApi.post('/v1/batch', { batch: [page('v3', 3, { anonymousId: 'visitor', userId: 'late' })] })
  await processInbox(keyApi.scope)
  assert.equal((await storedEvents('v1'))[0]!.customer_id, await customerOf('user', 'late'))
  await keyApi.post('/v1/batch', { batch: [page('v2', 2, { anonymousId: 'visitor', userId: 'early' })] })
  await processInbox(keyApi.scope)
  assert.equal((await storedEvents('v1'))[0]!.customer_id, await customerOf('user', 'early'))
  const usage = await usageOf(keyApi.scope, (await customerOf('user', 'late'))!)
  assert.deepEqual(usage.days, [
    { day: '2026-11-19', contacts: 1, events: 1, logins: 0, keyActions: 0, isLogin: true },
  ])
})
