import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { processInbox } from '../../usage/inbox/inbox.ts'
import { usageOf } from '../../usage/usage.ts'
import { openKeyApi } from '../key-api/key-api.fixture.ts'

let door: Awaited<ReturnType<typeof openKeyApi>>
before(async () => (door = await openKeyApi()))
after(() => door[Symbol.asyncDispose]())

async function customerOf(source: string, ref: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where source = ${source} and external_id = ${ref}
    union all select customer_id from contact_identity where source = ${source} and external_id = ${ref}
  `.execute(door.scope.db)
  return rows[0]?.id ?? null
}

const kept = async (messageId: string) => {
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    select to_jsonb(e) as event from usage_event e where message_id = ${messageId}
  `.execute(door.scope.db)
  return rows.map((row) => row.event)
}

test('each kind of call lands where it belongs: a person, their group, and what they did there', async () => {
  const at = '2026-11-20T10:00:00.000Z'
  const user = { userId: 'u1', timestamp: at, sentAt: door.scope.now.toISOString() }
  for (const [path, body] of Object.entries({
    identify: { ...user, traits: { email: 'Mia@acme.example', name: 'Mia' } },
    group: { ...user, groupId: 'acme', traits: { name: 'Acme' } },
    track: { ...user, event: 'Report Exported', properties: { format: 'pdf' } },
    page: { ...user, name: 'Home' },
    screen: { ...user, name: 'Dash' },
    alias: { ...user, previousId: 'anon-1' },
  })) {
    const answer = await door.post(`/v1/${path}`, body)
    assert.equal(answer.status, 200, path)
    assert.deepEqual(await answer.json(), { success: true })
  }
  await processInbox(door.scope)
  const usage = await usageOf(door.scope, (await customerOf('group', 'acme'))!)
  assert.equal(usage.loginDays, 1)
  assert.deepEqual(
    usage.contacts.map(({ name, email, events, firstDay }) => ({ name, email, events, firstDay })),
    [{ name: 'Mia', email: 'mia@acme.example', events: 4, firstDay: '2026-11-20' }],
  )
  assert.equal(await customerOf('user', 'u1'), await customerOf('group', 'acme'))
  assert.equal(await customerOf('email', 'mia@acme.example'), await customerOf('group', 'acme'))
})

test('what is told twice is there once', async () => {
  const event = { type: 'track', userId: 'u3', event: 'Once', messageId: 'once' }
  await door.post('/v1/batch', { batch: [event, event] })
  await door.post('/v1/batch', { batch: [event] })
  await processInbox(door.scope)
  await door.post('/v1/batch', { batch: [event] })
  await processInbox(door.scope)
  assert.equal((await kept('once')).length, 1)
})

test('of a batch with a bad event the good ones are kept, and the answer names the bad one', async () => {
  const answer = await door.post('/v1/batch', {
    batch: [
      { type: 'track', userId: 'u4', event: 'Good', messageId: 'good' },
      { type: 'track', userId: 'u4', messageId: 'bad' },
    ],
  })
  assert.equal(answer.status, 400)
  const said = (await answer.json()) as { success: boolean; errors: { index: number; field: string }[] }
  assert.equal(said.success, false)
  assert.deepEqual(
    said.errors.map(({ index, field }) => [index, field]),
    [[1, 'event']],
  )
  await processInbox(door.scope)
  assert.equal((await kept('good')).length, 1)
  assert.equal((await kept('bad')).length, 0)
})

test('the same events told by many at once, in any order, are there once', async () => {
  const events = Array.from({ length: 40 }, (_, i) => ({
    type: 'page',
    userId: 'u6',
    messageId: `many-${i}`,
  }))
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      door.post('/v1/batch', { batch: i % 2 ? events : events.toReversed().slice(i) }),
    ),
  )
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]))
  await processInbox(door.scope)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from usage_event where message_id like 'many-%'
  `.execute(door.scope.db)
  assert.equal(rows[0]!.n, 40)
})

test('what a visitor did before signing in is theirs when they do, by the time of what happened', async () => {
  const page = (id: string, minute: number, more: object) => ({
    type: 'page',
    messageId: id,
    timestamp: `2026-11-19T10:0${minute}:00Z`,
    ...more,
  })
  await door.post('/v1/batch', { batch: [page('v1', 1, { anonymousId: 'visitor' })] })
  await processInbox(door.scope)
  assert.equal((await kept('v1'))[0]!.customer_id, 0)
  await door.post('/v1/batch', { batch: [page('v3', 3, { anonymousId: 'visitor', userId: 'late' })] })
  await processInbox(door.scope)
  assert.equal((await kept('v1'))[0]!.customer_id, await customerOf('user', 'late'))
  await door.post('/v1/batch', { batch: [page('v2', 2, { anonymousId: 'visitor', userId: 'early' })] })
  await processInbox(door.scope)
  assert.equal((await kept('v1'))[0]!.customer_id, await customerOf('user', 'early'))
  const usage = await usageOf(door.scope, (await customerOf('user', 'late'))!)
  assert.deepEqual(usage.days, [
    { day: '2026-11-19', contacts: 1, events: 1, logins: 0, keyActions: 0, isLogin: true },
  ])
})
