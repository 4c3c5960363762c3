import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { post } from './mail.ts'
import { sendDue } from './sending.ts'
import { readMail, sendAgain } from './outbox.ts'
import { letter, openMailHouse } from './mail.fixture.ts'

const LETTERS = 40
const SENDERS = 8

let house: Awaited<ReturnType<typeof openMailHouse>>
before(async () => (house = await openMailHouse()))
after(() => house[Symbol.asyncDispose]())
beforeEach(() => house.begin())

test('a server that is busy is asked again later, and the letter keeps its Message-ID', async () => {
  const { office, scope, minutesOn } = house
  const asked: number[] = []
  office.judge(() => (asked.push(1) < 3 ? { code: 451, words: 'Greylisted, come back' } : null))
  const { id } = await post(scope, letter())
  const { messageId } = await readMail(scope, id)
  await sendDue(scope)
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.error], ['waiting', '451 Greylisted, come back'])
  assert.ok(Math.abs(kept.dueAt.getTime() - minutesOn(1).now.getTime()) < 5000)
  await sendDue(scope)
  assert.equal(asked.length, 1)
  await sendDue(minutesOn(1.1))
  await sendDue(minutesOn(3))
  assert.equal(asked.length, 2, 'the second wait is longer')
  await sendDue(minutesOn(7))
  assert.deepEqual([office.taken.length, office.taken[0]!.messageId], [1, messageId])
  assert.equal((await readMail(scope, id)).tries, 3)
})

test('after some days of trying a letter has failed, with what was said last', async () => {
  const { office, scope, minutesOn } = house
  office.judge(() => ({ code: 452, words: 'The box is full' }))
  const { id } = await post(scope, letter())
  for (let day = 0; day < 30; day++) await sendDue(minutesOn(day * 1440))
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 9, '452 The box is full'])
})

test('what the server refuses for good has failed at once, with its words, and can be sent again by hand', async () => {
  const { office, scope, minutesOn } = house
  office.judge(() => ({ code: 550, words: 'No such person here' }))
  const { id } = await post(scope, letter())
  await sendDue(scope)
  await sendDue(minutesOn(10_000))
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 1, '550 No such person here'])
  office.judge(() => null)
  await sendAgain(scope, id)
  await sendDue(scope)
  assert.equal((await readMail(scope, id)).state, 'sent')
  const { messageId } = await readMail(scope, id)
  await sendAgain(scope, id)
  await sendDue(scope)
  assert.equal(office.taken.length, 2)
  assert.notEqual((await readMail(scope, id)).messageId, messageId, 'or mail programs would hide it')
})

test('a line that drops in the middle, and a server that is not there, lose no letter', async () => {
  const { office, scope, minutesOn } = house
  office.judge(() => 'drop the line')
  const { id } = await post(scope, letter())
  await sendDue(scope)
  assert.equal((await readMail(scope, id)).state, 'waiting')
  await sendDue({ ...minutesOn(2), site: { ...scope.site, smtpUrl: 'smtp://127.0.0.1:1' } })
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries], ['waiting', 2])
  assert.match(kept.error!, /ECONNREFUSED/)
  office.judge(() => null)
  await sendDue(minutesOn(60))
  assert.equal(office.taken.length, 1)
})

test(`${SENDERS} senders and a slow server: each of ${LETTERS} letters arrives once`, async () => {
  const { office, scope } = house
  office.judge(async () => (await pause(40), null))
  for (let i = 0; i < LETTERS; i++) await post(scope, letter({ subject: `Letter ${i}` }))
  await Promise.all(Array.from({ length: SENDERS }, () => sendDue(scope)))
  assert.deepEqual(
    office.taken.map(({ subject }) => subject).sort(),
    Array.from({ length: LETTERS }, (_, i) => `Letter ${i}`).sort(),
  )
})

test('a letter whose sender was killed is sent again after five minutes, under the same Message-ID', async () => {
  const { office, scope, minutesOn } = house
  const { id } = await post(scope, letter())
  const { messageId } = await readMail(scope, id)
  await sql`update mail set state = 'sending', due_at = ${scope.now}`.execute(scope.db)
  await sendDue(minutesOn(4))
  assert.equal(office.taken.length, 0)
  await sendDue(minutesOn(6))
  assert.deepEqual([office.taken.length, office.taken[0]!.messageId], [1, messageId])
})
