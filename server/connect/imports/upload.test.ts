import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { eventually } from '../../../test/eventually.ts'
import { send, startServerWithOwner } from '../../../test/server.ts'

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

test('an upload that is empty, binary or a zip bomb gets a clear response without a path of the server', async () => {
  const { url, cookie } = server
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
    const response = await upload(body)
    const text = await response.text()
    assert.ok(response.status < 500, text)
    assert.doesNotMatch(text, /\.upload|\/tmp\//)
  }
  assert.equal((await fetch(`${url}/api/imports/99/rejects.csv`, { headers: { cookie } })).status, 404)
})

test('a truncated file is reported by its own name and not by its path on the server', async () => {
  const { url, cookie } = server
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
  const readImport = async () => {
    const response = await fetch(`${url}/api/imports/${id}`, { headers: { cookie } })
    return (await response.json()) as { status: string; error: string | null }
  }
  await eventually(async () => (await readImport()).status === 'failed')
  assert.match((await readImport()).error!, /^The gzip file cut\.csv\.gz is damaged or cut off/)
})

test('an invalid parameter of an upload is refused by its name', async () => {
  const { url, cookie } = server
  const refused = async (response: Response, expected: RegExp) => {
    assert.equal(response.status, 400)
    assert.match(((await response.json()) as { message: string }).message, expected)
  }
  const upload = (query: string, body: string) =>
    fetch(`${url}/api/imports?${query}`, { method: 'POST', headers: { cookie }, body })
  await refused(await upload('kind=lamps', 'a,b'), /^kind: .*readings/)
  const received = await upload('filename=readings.csv&kind=readings', 'date,value\n2026-01-31,4\n')
  const { id } = (await received.json()) as { id: number }
  const change = (body: object) => send(`${url}/api/imports/${id}/plan`, 'POST', body, { cookie })
  await refused(await change({ source: 'Our Till!' }), /^source is a short lower-case name/)
  await refused(await change({ options: { zone: 'Mars' } }), /^zone is not a time zone/)
  await refused(await change({ kind: 'lamps' }), /^kind: /)
})

test('the exported file of customers contains no formula', async () => {
  const { url, cookie } = server
  for (const name of ['=1+1', '@SUM(A1)', '+cmd', '-2'])
    await send(`${url}/api/customers`, 'POST', { kind: 'person', name }, { cookie })
  const text = await (await fetch(`${url}/api/customers.csv`, { headers: { cookie } })).text()
  assert.equal(text.trim().split('\n').length >= 5, true, text)
  for (const line of text.split('\n').slice(1)) assert.doesNotMatch(line, /(^|,)"?[=+@]/)
  assert.equal((await fetch(`${url}/api/customers.csv?sort=bogus`, { headers: { cookie } })).status, 400)
})
