import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { CustomerSignal } from '../schema.ts'
import type { Today } from './schema.ts'
import { send, startServerWithOwner } from '../../../test/server.ts'
import { DAY_MS } from '../../../values/days.ts'

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

const ask = async <Answer>(method: string, path: string, body?: unknown, headers = {}) => {
  const response = await send(`${server.url}/api${path}`, method, body, { cookie: server.cookie, ...headers })
  assert.equal(response.status, 200, await response.clone().text())
  return (await response.json()) as Answer
}

async function untilToday(is: (today: Today) => boolean): Promise<Today> {
  for (const until = Date.now() + 20_000; ;) {
    const today = await ask<Today>('GET', '/today')
    if (is(today)) return today
    if (Date.now() > until) assert.fail(`Today is still ${JSON.stringify(today)}`)
    await sleep(200)
  }
}

test('A customer reported on three days and then no more is on Today, is addressed, and leaves it', async () => {
  const { key } = await ask<{ key: string }>('POST', '/keys', { name: 'product' })
  const visit = (daysAgo: number, event = 'Opened') => ({
    type: 'track',
    userId: 'ada',
    event,
    timestamp: new Date(Date.now() - daysAgo * DAY_MS).toISOString(),
  })
  const report = (batch: unknown[]) =>
    send(
      `${server.url}/v1/batch`,
      'POST',
      { batch },
      { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
    )
  assert.equal((await report([visit(22), visit(21), visit(20)])).status, 200)
  const { lines } = await untilToday((today) => today.lines.length === 1)
  const [signal] = lines[0]!.signals
  assert.deepEqual([lines[0]!.group, signal!.kind], ['help', 'stalled'])

  const { customerId } = lines[0]!
  const addressed = { customerId, signals: [signal!.id], code: 'holiday', comment: 'Back in spring' }
  const once = { 'idempotency-key': 'address-ada' }
  const first = await ask<{ action: number }>('POST', '/today/address', addressed, once)
  assert.deepEqual(await ask('POST', '/today/address', addressed, once), first)
  const after = await ask<Today>('GET', '/today')
  assert.deepEqual([after.lines.length, after.handled, after.done[0]!.codeLabel], [0, 1, 'On holiday'])

  assert.equal((await report([visit(0)])).status, 200)
  const state = async () => (await ask<CustomerSignal[]>('GET', `/customers/${customerId}/signals`))[0]!.state
  for (const until = Date.now() + 20_000; (await state()) !== 'ended'; await sleep(200))
    assert.ok(Date.now() < until, 'they logged in, and the signal is still open')
})
