import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Rondo, type RondoError, type RondoOptions } from './node.ts'
import { openReceiver, type Behaviour } from './receiver.fixture.ts'

function client(host: string, options: Partial<RondoOptions> = {}) {
  const errors: RondoError[] = []
  const onError = (error: RondoError) => void errors.push(error)
  return { rondo: new Rondo({ host, key: 'rk_test', firstWait: 2, onError, ...options }), errors }
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)
const numbersOf = (events: { event?: unknown }[]) => events.map(({ event }) => Number(event))

test('events arrive in order, in batches, with the key, as the tracking endpoint expects them', async () => {
  await using receiver = await openReceiver()
  const { rondo, errors } = client(`${receiver.url}/`, { flushAt: 4 })
  rondo.identify({ userId: 7, traits: { email: 'ada@lovelace.example' } })
  rondo.group({ userId: 7, groupId: 'cycles', traits: { name: 'Cleo Cycles' } })
  rondo.track({
    userId: 7,
    groupId: 'cycles',
    event: 'Mailing Sent',
    properties: { mails: 3 },
    messageId: 'mine',
  })
  rondo.page({ anonymousId: 'a', name: 'Prices', timestamp: new Date('2026-01-02T03:04:05Z') })
  assert.equal(await rondo.flush(), 0)
  const [{ headers, body } = assert.fail(), ...more] = receiver.requests
  assert.equal(more.length, 0)
  assert.equal(headers.authorization, `Basic ${Buffer.from('rk_test:').toString('base64')}`)
  assert.ok(Math.abs(Date.parse(body.sentAt) - Date.now()) < 5000)
  const [identify, group, track, page] = body.batch
  assert.deepEqual(identify!['traits'], { email: 'ada@lovelace.example' })
  assert.equal(identify!['userId'], '7')
  assert.equal(group!['groupId'], 'cycles')
  assert.deepEqual(track!['context'], { groupId: 'cycles' })
  assert.equal(track!.messageId, 'mine')
  assert.equal(page!.timestamp, '2026-01-02T03:04:05.000Z')
  assert.equal(new Set(body.batch.map(({ messageId }) => messageId)).size, 4)
  assert.deepEqual(errors, [])
})

test('whatever the connection and the server do, every event arrives once and in order', async () => {
  const behaviour = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Behaviour>('take') },
    fc.constantFrom<Behaviour>(
      'lose the request',
      'lose the response',
      { status: 500 },
      { status: 503, body: 'not json' },
      { status: 429, headers: { 'retry-after': '0' } },
    ),
  )
  const law = fc.asyncProperty(
    fc.array(behaviour, { maxLength: 12 }),
    fc.integer({ min: 1, max: 80 }),
    async (behaviours, n) => {
      await using receiver = await openReceiver((request) => behaviours[request] ?? 'take')
      const { rondo, errors } = client(receiver.url, { flushAt: 7, firstWait: 1, patience: 20_000 })
      for (const event of numbers(n)) {
        rondo.track({ userId: 1, event: String(event) })
        if (event % 11 === 0) await new Promise(setImmediate)
      }
      await rondo.close()
      assert.deepEqual(numbersOf(receiver.once()), numbers(n))
      assert.deepEqual(
        errors.filter(({ code }) => code !== 'delayed'),
        [],
      )
    },
  )
  await fc.assert(law, { numRuns: 40 })
})

test('Retry-After is respected, also during a flush', async () => {
  await using receiver = await openReceiver((n) =>
    n === 0 ? { status: 429, headers: { 'retry-after': '1' } } : 'take',
  )
  const { rondo } = client(receiver.url)
  rondo.track({ userId: 1, event: 'a' })
  const first = rondo.flush()
  setTimeout(() => rondo.flush(), 200)
  assert.equal(await first, 0)
  const [one, two] = receiver.requests.map(({ at }) => at)
  assert.ok(two! - one! >= 990, `waited ${two! - one!} ms`)
})

test('events that the server rejects are dropped and reported, one by one if it says which', async () => {
  const body = {
    success: false,
    message: 'One event is bad.',
    errors: [{ index: 1, field: 'event', message: 'Too odd.' }],
  }
  await using receiver = await openReceiver((n) => [{ status: 400, body }, { status: 401 }][n] ?? 'take')
  const { rondo, errors } = client(receiver.url)
  for (const event of ['a', 'b', 'c']) rondo.track({ userId: 1, event })
  assert.equal(await rondo.flush(), 0)
  rondo.track({ userId: 1, event: 'd' })
  assert.equal(await rondo.flush(), 0)
  rondo.track({ userId: 1, event: 'e' })
  await rondo.close()
  assert.deepEqual(
    errors.map(({ code, status }) => [code, status]),
    [
      ['rejected', 400],
      ['rejected', 401],
    ],
  )
  assert.deepEqual(
    errors.map(({ events }) => events.map(({ event }) => event)),
    [['b'], ['d']],
  )
  assert.match(errors[0]!.message, /answered 400 and did not take 1 of 3 events: Too odd\./)
  assert.equal(receiver.requests.length, 3)
})

test('large batches are compressed, stay under 500 kB and contain every event', async () => {
  await using receiver = await openReceiver()
  const { rondo } = client(receiver.url, { flushAt: 1000 })
  for (const event of numbers(60))
    rondo.track({ userId: 1, event: String(event), properties: { text: 'ü'.repeat(12_000) } })
  await rondo.close()
  assert.ok(receiver.requests.length >= 3)
  for (const { headers, bytes } of receiver.requests) {
    assert.equal(headers['content-encoding'], 'gzip')
    assert.ok(bytes <= 500_000, `${bytes} bytes`)
  }
  assert.deepEqual(numbersOf(receiver.taken), numbers(60))
})

test('a few events are sent after the flush interval', async () => {
  await using receiver = await openReceiver()
  const { rondo } = client(receiver.url, { flushEvery: 50 })
  rondo.track({ userId: 1, event: 'a' })
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.equal(receiver.taken.length, 1)
  await rondo.close()
})

test('a full queue keeps its events and reports those that it drops', async () => {
  await using receiver = await openReceiver(() => ({ status: 503 }))
  const { rondo, errors } = client(receiver.url, { maxQueue: 3, patience: 50 })
  for (const event of ['a', 'b', 'c', 'd']) rondo.track({ userId: 1, event })
  await new Promise(setImmediate)
  assert.deepEqual(
    errors.map(({ code, events }) => [code, events[0]!['event']]),
    [['queue_full', 'd']],
  )
  receiver.behaviour.of = () => 'take'
  await rondo.flush()
  await rondo.close()
  assert.deepEqual(
    receiver.once().map(({ event }) => event),
    ['a', 'b', 'c'],
  )
})

test('closing without a response from the server ends, and reports lost events', async () => {
  await using receiver = await openReceiver(() => 'hang')
  const { rondo, errors } = client(receiver.url, { patience: 200 })
  rondo.track({ userId: 1, event: 'a' })
  const start = performance.now()
  await rondo.close()
  assert.ok(performance.now() - start < 1500)
  assert.deepEqual(
    errors.map(({ code, events }) => [code, events.length]),
    [['undelivered', 1]],
  )
  assert.throws(() => rondo.track({ userId: 1, event: 'b' }), { code: 'closed' })
})

test('an outage is reported once, and delivery continues after it', async () => {
  await using receiver = await openReceiver((n) => (n < 6 ? 'lose the request' : 'take'))
  const { rondo, errors } = client(receiver.url)
  rondo.track({ userId: 1, event: 'a' })
  await rondo.close()
  assert.deepEqual(
    errors.map(({ code, events }) => [code, events.length]),
    [['delayed', 0]],
  )
  assert.match(errors[0]!.message, /cannot be reached: .+; 1 events wait/)
  assert.equal(receiver.taken.length, 1)
})
