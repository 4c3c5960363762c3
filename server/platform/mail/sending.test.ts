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

let house: Awaited<ReturnType<typeof openMailFixture>>
before(async () => (house = await openMailFixture()))
after(() => house[Symbol.asyncDispose]())
beforeEach(() => house.begin())

test('a server that is busy is asked again later, and the letter keeps its Message-ID', async () => {
  const { office, scope, minutesOn } = house
  const asked: number[] = []
  office.respondWith(() => (asked.push(1) < 3 ? { code: 451, words: 'Greylisted, come back' } : null))
  const { id } = await sendEmail(scope, email())
  const { messageId } = await getEmail(scope, id)
  await sendQueued(scope)
  const kept = await getEmail(scope, id)
  assert.deepEqual([kept.state, kept.error], ['waiting', '451 Greylisted, come back'])
  assert.ok(Math.abs(kept.dueAt.getTime() - minutesOn(1).now.getTime()) < 5000)
  await sendQueued(scope)
  assert.equal(asked.length, 1)
  await sendQueued(minutesOn(1.1))
  await sendQueued(minutesOn(3))
  assert.equal(asked.length, 2, 'the second wait is longer')
  await sendQueued(minutesOn(7))
  assert.deepEqual([office.accepted.length, office.accepted[0]!.messageId], [1, messageId])
  assert.equal((await getEmail(scope, id)).tries, 3)
})

test('after some days of trying a letter has failed, with what was said last', async () => {
  const { office, scope, minutesOn } = house
  office.respondWith(() => ({ code: 452, words: 'The box is full' }))
  const { id } = await sendEmail(scope, email())
  for (let day = 0; day < 30; day++) await sendQueued(minutesOn(day * 1440))
  const kept = await getEmail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 9, '452 The box is full'])
})

test('what the server refuses for good has failed at once, with its words, and can be sent again by hand', async () => {
  const { office, scope, minutesOn } = house
  office.respondWith(() => ({ code: 550, words: 'No such person here' }))
  const { id } = await sendEmail(scope, email())
  await sendQueued(scope)
  await sendQueued(minutesOn(10_000))
  const kept = await getEmail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 1, '550 No such person here'])
  office.respondWith(() => null)
  await resendEmail(scope, id)
  await sendQueued(scope)
  assert.equal((await getEmail(scope, id)).state, 'sent')
  const { messageId } = await getEmail(scope, id)
  await resendEmail(scope, id)
  await sendQueued(scope)
  assert.equal(office.accepted.length, 2)
  assert.notEqual((await getEmail(scope, id)).messageId, messageId, 'or mail programs would hide it')
})

test('a line that drops in the middle, and a server that is not there, lose no letter', async () => {
  const { office, scope, minutesOn } = house
  office.respondWith(() => 'drop the line')
  const { id } = await sendEmail(scope, email())
  await sendQueued(scope)
  assert.equal((await getEmail(scope, id)).state, 'waiting')
  await sendQueued({ ...minutesOn(2), site: { ...scope.site, smtpUrl: 'smtp://127.0.0.1:1' } })
  const kept = await getEmail(scope, id)
  assert.deepEqual([kept.state, kept.tries], ['waiting', 2])
  assert.match(kept.error!, /ECONNREFUSED/)
  office.respondWith(() => null)
  await sendQueued(minutesOn(60))
  assert.equal(office.accepted.length, 1)
})

test(`${SENDERS} senders and a slow server: each of ${LETTERS} letters arrives once`, async () => {
  const { office, scope } = house
  office.respondWith(async () => (await pause(40), null))
  for (let i = 0; i < LETTERS; i++) await sendEmail(scope, email({ subject: `Letter ${i}` }))
  await Promise.all(Array.from({ length: SENDERS }, () => sendQueued(scope)))
  assert.deepEqual(
    office.accepted.map(({ subject }) => subject).sort(),
    Array.from({ length: LETTERS }, (_, i) => `Letter ${i}`).sort(),
  )
})

test('a letter whose sender was killed is sent again after five minutes, under the same Message-ID', async () => {
  const { office, scope, minutesOn } = house
  const { id } = await sendEmail(scope, email())
  const { messageId } = await getEmail(scope, id)
  await sql`update mail set state = 'sending', due_at = ${scope.now}`.execute(scope.db)
  await sendQueued(minutesOn(4))
  assert.equal(office.accepted.length, 0)
  await sendQueued(minutesOn(6))
  assert.deepEqual([office.accepted.length, office.accepted[0]!.messageId], [1, messageId])
})
