import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ask } from '../asks/schema.ts'
import type { NextSale } from './next-sale/schema.ts'
import type { Results } from './results/schema.ts'
import type { CustomerSuccess, Judgement } from '../signals/success/schema.ts'
import { eventually } from '../../test/eventually.ts'
import { startRondo } from '../../test/processes.ts'
import { send, startServerWithOwner } from '../../test/server.ts'

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

const call = (method: string, path: string, body?: unknown) =>
  send(`${server.url}/api${path}`, method, body, { cookie: server.cookie })
const ask = async <Answer>(method: string, path: string, body?: unknown) => {
  const answer = await call(method, path, body)
  assert.equal(answer.status, 200, await answer.clone().text())
  return (await answer.json()) as Answer
}

async function untilReady(): Promise<NextSale> {
  for (const until = Date.now() + 60_000; ;) {
    const nextSale = await ask<NextSale>('GET', '/next-sale')
    if (nextSale.first.proposals.length > 0 && nextSale.countedOn !== null) return nextSale
    if (Date.now() > until) assert.fail(`Nobody is ready: ${JSON.stringify(nextSale).slice(0, 500)}`)
    await sleep(500)
  }
}

test('in the sample company a customer is proposed, asked, undone and judged, and verify finds no difference', async () => {
  await ask('POST', '/sample')
  const { first } = await untilReady()
  const { customerId, why, message, success } = first.proposals[0]!
  assert.ok(why.startsWith('First bought') && message.startsWith('Hello') && success.score !== null)
  const input = { customerId, answer: 'asked', reason: 'Called' }
  const { ask: id } = await ask<{ ask: number }>('POST', '/next-sale/log', input)
  const [kept] = await ask<Ask[]>('GET', `/customers/${customerId}/asks`)
  assert.deepEqual([kept!.id, kept!.answer, kept!.by, kept!.isMine], [id, 'asked', 'Ada', true])
  const { rows } = await ask<Results>('GET', '/next-sale/results?by=person')
  assert.ok(rows.some(({ label, asks }) => label === 'Ada' && asks === 1))
  assert.equal((await call('POST', '/next-sale/undo', { customerId, ask: id })).status, 200)
  assert.deepEqual(await ask('GET', `/customers/${customerId}/asks`), [])
  const judged = await ask<Judgement>('POST', `/customers/${customerId}/judgement`, {
    level: 5,
    reason: 'Happy',
  })
  const successOf = (id: number) => ask<CustomerSuccess>('GET', `/customers/${id}/success`)
  assert.equal((await successOf(customerId)).judgement!.id, judged.id)
  // Success may change until the inbox of the sample is processed.
  await eventually(async () => {
    const [proposal] = (await untilReady()).first.proposals
    return proposal!.success.score === (await successOf(proposal!.customerId)).score
  })
  const verify = startRondo(['verify'], { RONDO_DATA: server.data })
  assert.equal(await verify.exit, 0, verify.output())
})

test('settings of signals without the success level for asks are refused, and the former level stays', async () => {
  const { successLevel, ...others } = await ask<Record<string, number>>('GET', '/signals/settings')
  await ask('PUT', '/signals/settings', { ...others, successLevel: 75 })
  assert.equal((await call('PUT', '/signals/settings', others)).status, 400)
  assert.equal((await ask<Record<string, number>>('GET', '/signals/settings'))['successLevel'], 75)
  await ask('PUT', '/signals/settings', { ...others, successLevel })
})

test('what cannot be recorded is refused with the reason', async () => {
  const wrong = { customerId: 1, answer: 'perhaps' }
  assert.equal((await call('POST', '/next-sale/log', wrong)).status, 400)
  assert.equal((await call('POST', '/next-sale/log', { customerId: 999_999, answer: 'asked' })).status, 404)
  assert.equal((await call('POST', '/next-sale/undo', { customerId: 1, ask: 999_999 })).status, 404)
  assert.equal((await call('GET', '/next-sale/results?by=moon')).status, 400)
  assert.equal((await call('POST', '/customers/1/judgement', { level: 6, reason: 'x' })).status, 400)
})
