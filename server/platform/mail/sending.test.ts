import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { sendEmail } from './mail.ts'
import { sendQueued } from './sending.ts'
import { getEmail, resendEmail } from './outbox.ts'
import { email, openMailFixture } from './mail.fixture.ts'

const LETTERS = 40
const SENDERS = 8

let fixture: Awaited<ReturnType<typeof openMailFixture>>
before(async () => (fixture = await openMailFixture()))
after(() => fixture[Symbol.asyncDispose]())
beforeEach(() => fixture.reset())

test('sending to a busy server is retried later, and the email keeps its Message-ID', async () => {
  const { mailServer, scope, minutesOn } = fixture
  const attempts: number[] = []
  mailServer.respondWith(() =>
    attempts.push(1) < 3 ? { code: 451, message: 'Greylisted, come back' } : null,
  )
  const { id } = await sendEmail(scope, email())
  const { messageId } = await getEmail(scope, id)
  await sendQueued(scope)
  const stored = await getEmail(scope, id)
  assert.deepEqual([stored.state, stored.error], ['waiting', '451 Greylisted, come back'])
  assert.ok(Math.abs(stored.dueAt.getTime() - minutesOn(1).now.getTime()) < 5000)
  await sendQueued(scope)
  assert.equal(attempts.length, 1)
  await sendQueued(minutesOn(1.1))
  await sendQueued(minutesOn(3))
  assert.equal(attempts.length, 2, 'the second wait is longer')
  await sendQueued(minutesOn(7))
  assert.deepEqual([mailServer.accepted.length, mailServer.accepted[0]!.messageId], [1, messageId])
  assert.equal((await getEmail(scope, id)).tries, 3)
})

test('after some days of retries an email has failed, with the last error', async () => {
  const { mailServer, scope, minutesOn } = fixture
  mailServer.respondWith(() => ({ code: 452, message: 'The box is full' }))
  const { id } = await sendEmail(scope, email())
  for (let day = 0; day < 30; day++) await sendQueued(minutesOn(day * 1440))
  const stored = await getEmail(scope, id)
  assert.deepEqual([stored.state, stored.tries, stored.error], ['failed', 9, '452 The box is full'])
})

test('an email that the server rejects permanently fails at once with the error, and can be sent again by hand', async () => {
  const { mailServer, scope, minutesOn } = fixture
  mailServer.respondWith(() => ({ code: 550, message: 'No such person here' }))
  const { id } = await sendEmail(scope, email())
  await sendQueued(scope)
  await sendQueued(minutesOn(10_000))
  const stored = await getEmail(scope, id)
  assert.deepEqual([stored.state, stored.tries, stored.error], ['failed', 1, '550 No such person here'])
  mailServer.respondWith(() => null)
  await resendEmail(scope, id)
  await sendQueued(scope)
  assert.equal((await getEmail(scope, id)).state, 'sent')
  const { messageId } = await getEmail(scope, id)
  await resendEmail(scope, id)
  await sendQueued(scope)
  assert.equal(mailServer.accepted.length, 2)
  assert.notEqual((await getEmail(scope, id)).messageId, messageId, 'or mail programs would hide it')
})

test('a dropped connection and an unreachable server lose no email', async () => {
  const { mailServer, scope, minutesOn } = fixture
  mailServer.respondWith(() => 'drop the line')
  const { id } = await sendEmail(scope, email())
  await sendQueued(scope)
  assert.equal((await getEmail(scope, id)).state, 'waiting')
  await sendQueued({ ...minutesOn(2), site: { ...scope.site, smtpUrl: 'smtp://127.0.0.1:1' } })
  const stored = await getEmail(scope, id)
  assert.deepEqual([stored.state, stored.tries], ['waiting', 2])
  assert.match(stored.error!, /ECONNREFUSED/)
  mailServer.respondWith(() => null)
  await sendQueued(minutesOn(60))
  assert.equal(mailServer.accepted.length, 1)
})

test(`${SENDERS} senders and a slow server: each of ${LETTERS} emails arrives once`, async () => {
  const { mailServer, scope } = fixture
  mailServer.respondWith(async () => (await pause(40), null))
  for (let i = 0; i < LETTERS; i++) await sendEmail(scope, email({ subject: `Letter ${i}` }))
  await Promise.all(Array.from({ length: SENDERS }, () => sendQueued(scope)))
  assert.deepEqual(
    mailServer.accepted.map(({ subject }) => subject).sort(),
    Array.from({ length: LETTERS }, (_, i) => `Letter ${i}`).sort(),
  )
})

test('an email whose sender was killed is sent again after five minutes with the same Message-ID', async () => {
  const { mailServer, scope, minutesOn } = fixture
  const { id } = await sendEmail(scope, email())
  const { messageId } = await getEmail(scope, id)
  await sql`update mail set state = 'sending', due_at = ${scope.now}`.execute(scope.db)
  await sendQueued(minutesOn(4))
  assert.equal(mailServer.accepted.length, 0)
  await sendQueued(minutesOn(6))
  assert.deepEqual([mailServer.accepted.length, mailServer.accepted[0]!.messageId], [1, messageId])
})
