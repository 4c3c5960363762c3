import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { eventually } from '../../../test/eventually.ts'
import { send, startServerWithOwner } from '../../../test/server.ts'

let house: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (house = await startServerWithOwner()))
after(() => house[Symbol.asyncDispose]())

test('an upload of nothing, of bytes, of a bomb: a clear answer without a path of the server in it', async () => {
  const { url, cookie } = house
  const upload = (body?: Buffer) =>
    fetch(`${url}/api/imports?filename=orders.csv`, {
      method: 'POST',
      headers: { cookie },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  const binary = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  for (const body of [
    undefined,
    Buffer.alloc(0),
    binary,
    png,
    gzipSync(Buffer.alloc(300_000_000)),
    Buffer.from('PK\u0003\u0004'),
    Buffer.from('\n\n\n'),
  ]) {
    const answer = await upload(body)
    const text = await answer.text()
    assert.ok(answer.status < 500, text)
    assert.doesNotMatch(text, /\.upload|\/tmp\//)
  }
  assert.equal((await fetch(`${url}/api/imports/99/rejects.csv`, { headers: { cookie } })).status, 404)
})

test('a file that turns out to be cut off fails by its own name, not by where it lies', async () => {
  const { url, cookie } = house
  const rows = Array.from({ length: 40_000 }, (_, i) => `${i},c${i % 977},2025-01-0${(i % 9) + 1},${i}.00`)
  const whole = gzipSync(`order,customer,date,amount\n${rows.join('\n')}\n`)
  const body = new Uint8Array(whole.subarray(0, whole.length - 9000))
  const received = await fetch(`${url}/api/imports?filename=cut.csv.gz`, {
    method: 'POST',
    headers: { cookie },
    body,
  })
  const { id } = (await received.json()) as { id: number }
  await send(`${url}/api/imports/${id}/stage`, 'POST', {}, { cookie })
  const found = async () => {
    const answer = await fetch(`${url}/api/imports/${id}`, { headers: { cookie } })
    return (await answer.json()) as { status: string; error: string | null }
  }
  await eventually(async () => (await found()).status === 'failed')
  assert.match((await found()).error!, /^The gzip file cut\.csv\.gz is damaged or cut off/)
})

test('what is said beside a file is refused by its name', async () => {
  const { url, cookie } = house
  for (const [place, words] of [
    ['subscriptions/file?source=Our+Till!', /^source is a short name in small letters/],
    ['readings/file?zone=Mars', /^zone is not a time zone/],
  ] as const) {
    const answer = await fetch(`${url}/api/${place}`, { method: 'POST', headers: { cookie }, body: 'a,b' })
    assert.equal(answer.status, 400)
    assert.match(((await answer.json()) as { message: string }).message, words)
  }
})

test('the file of customers carries no formula', async () => {
  const { url, cookie } = house
  for (const name of ['=1+1', '@SUM(A1)', '+cmd', '-2'])
    await send(`${url}/api/customers`, 'POST', { kind: 'person', name }, { cookie })
  const text = await (await fetch(`${url}/api/customers.csv`, { headers: { cookie } })).text()
  assert.equal(text.trim().split('\n').length >= 5, true, text)
  for (const line of text.split('\n').slice(1)) assert.doesNotMatch(line, /(^|,)"?[=+@]/)
  assert.equal((await fetch(`${url}/api/customers.csv?sort=bogus`, { headers: { cookie } })).status, 400)
})
