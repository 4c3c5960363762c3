import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, connect } from 'node:net'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { Analytics } from '@segment/analytics-node'
import { send, startServerWithOwner } from '../../../test/server.ts'

const CAPTURES = path.join(import.meta.dirname, '../../../../shared/data/captures')

let running: Awaited<ReturnType<typeof startServerWithOwner>>
let key: string
before(async () => {
  running = await startServerWithOwner()
  const created = await send(
    `${running.url}/api/keys`,
    'POST',
    { name: 'Product' },
    { cookie: running.cookie },
  )
  key = ((await created.json()) as { key: string }).key
})
after(() => running[Symbol.asyncDispose]())

const getJson = async <Answer>(what: string): Promise<Answer> => {
  const response = await send(`${running.url}/api${what}`, 'GET', undefined, { cookie: running.cookie })
  assert.equal(response.status, 200)
  return (await response.json()) as Answer
}

type Listed = { customers: { id: number; name: string }[] }
type Usage = { contacts: { name: string; events: number }[]; days: { events: number }[] }

/** The usage of the customer of that name, once the inbox is processed. */
async function usageOf(name: string): Promise<Usage> {
  for (let i = 0; i < 100; i++) {
    if ((await getJson<{ waiting: number }>('/usage/state')).waiting === 0) break
    await pause(50)
  }
  const { customers } = await getJson<Listed>(`/customers?search=${encodeURIComponent(name)}`)
  const match = customers.find((customer) => customer.name === name)
  assert.ok(match, `${name} is not among ${JSON.stringify(customers)}`)
  return getJson<Usage>(`/customers/${match.id}/usage`)
}

type Capture = {
  method: string
  path: string
  headers: Record<string, string>
  contentEncoding: string | null
  body: unknown
}

test('requests recorded from Segment’s and RudderStack’s clients are accepted unchanged', async (t) => {
  if (!existsSync(CAPTURES)) return t.skip('skipped: ../shared/data not found')
  for (const file of (await readdir(CAPTURES)).sort()) {
    const { method, path, headers, contentEncoding, body } = JSON.parse(
      await readFile(`${CAPTURES}/${file}`, 'utf8'),
    ) as Capture
    if (/custom|v1_batch_v1/.test(file)) continue
    const text = JSON.stringify(body)
    const own: Record<string, string> = {}
    for (const name of [
      'origin',
      'content-type',
      'access-control-request-method',
      'access-control-request-headers',
    ])
      if (headers[name]) own[name] = headers[name]
    if (headers.authorization) own.authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
    if (contentEncoding) own['content-encoding'] = contentEncoding
    const response = await fetch(running.url + path, {
      method,
      headers: own,
      ...(method === 'POST' ? { body: contentEncoding ? gzipSync(text) : text } : {}),
    })
    assert.equal(
      response.status,
      method === 'OPTIONS' ? 204 : 200,
      `${file}: ${await response.clone().text()}`,
    )
    if (method === 'POST') assert.deepEqual(await response.json(), { success: true }, file)
    if (headers.origin) assert.equal(response.headers.get('access-control-allow-origin'), '*', file)
  }
  const usage = await usageOf('Acme')
  assert.deepEqual(
    usage.contacts.map((contact) => contact.name),
    ['a@x.io'],
  )
  assert.ok(usage.contacts[0]!.events >= 15, JSON.stringify(usage))
})

const CALLS = 5

test('Segment’s client for Node works unchanged: every kind of call is recorded exactly once', async () => {
  const analytics = new Analytics({ writeKey: key, host: running.url, flushAt: 3, flushInterval: 50 })
  const failed: unknown[] = []
  analytics.on('error', (error) => failed.push(error))
  const user = { userId: 'node-1' }
  analytics.identify({ ...user, traits: { name: 'Nora', email: 'nora@nord.example' } })
  analytics.group({ ...user, groupId: 'nord', traits: { name: 'Nord' } })
  for (let i = 0; i < CALLS; i++) analytics.track({ ...user, event: 'Report Exported', properties: { i } })
  analytics.page({ ...user, name: 'Home' })
  analytics.screen({ ...user, name: 'Dash' })
  analytics.alias({ ...user, previousId: 'anon' })
  await analytics.closeAndFlush({ timeout: 10_000 })
  assert.deepEqual(failed, [])
  const usage = await usageOf('Nord')
  assert.deepEqual(
    usage.contacts.map(({ name, events }) => [name, events]),
    [['Nora', CALLS + 3]],
  )
})

/** A connection that is cut after the server has written its first response and before it arrives. */
async function badLine(to: number): Promise<{ port: number; close: () => void; cuts: () => number }> {
  let cuts = 0
  const line = createServer((socket) => {
    const server = connect(to, 'localhost')
    socket.on('error', () => server.destroy()).on('close', () => server.destroy())
    server.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.pipe(server)
    server.on('data', (bytes) => {
      if (cuts < 2) {
        cuts += 1
        socket.destroy()
      } else socket.write(bytes)
    })
  })
  await new Promise<void>((resolve) => line.listen(0, 'localhost', resolve))
  return { port: (line.address() as { port: number }).port, close: () => line.close(), cuts: () => cuts }
}

test('a client whose connection breaks before the response retries, and nothing is recorded twice', async () => {
  const line = await badLine(Number(new URL(running.url).port))
  const host = `http://localhost:${line.port}`
  const analytics = new Analytics({ writeKey: key, host, flushAt: 1, flushInterval: 50, maxRetries: 5 })
  analytics.on('error', (error) => assert.fail(String(error)))
  analytics.group({ userId: 'line-1', groupId: 'line', traits: { name: 'Line Ltd' } })
  for (let i = 0; i < CALLS; i++) analytics.track({ userId: 'line-1', event: 'Told' })
  await analytics.closeAndFlush({ timeout: 30_000 })
  line.close()
  assert.equal(line.cuts(), 2)
  assert.deepEqual(
    (await usageOf('Line Ltd')).days.map((day) => day.events),
    [CALLS],
  )
})

type Rudder = new (
  key: string,
  options: object,
) => {
  track: (event: object) => void
  group: (event: object) => void
  flush: () => Promise<unknown>
}

test('RudderStack’s client for Node works unchanged, with and without compression', async (t) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'rondo-rudder-'))
  try {
    const install = [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '@rudderstack/rudder-sdk-node@3.0.13',
    ]
    const failure = await promisify(execFile)('npm', install, { timeout: 90_000 }).then(
      () => null,
      (error: Error) => error.message.split('\n')[0],
    )
    if (failure !== null) return t.skip(`skipped: the package cannot be installed here: ${failure}`)
    const loaded = createRequire(path.join(folder, 'x.js'))('@rudderstack/rudder-sdk-node') as {
      default?: Rudder
    }
    const Client = loaded.default ?? (loaded as unknown as Rudder)
    for (const gzip of [true, false]) {
      const client = new Client(key, { dataPlaneUrl: running.url, gzip, flushAt: 2, flushInterval: 100 })
      client.group({ userId: `rudder-${gzip}`, groupId: 'rudder', traits: { name: 'Rudder Ltd' } })
      for (let i = 0; i < CALLS; i++) client.track({ userId: `rudder-${gzip}`, event: 'Told' })
      await client.flush()
      await pause(500)
    }
    assert.deepEqual(
      (await usageOf('Rudder Ltd')).contacts.map((contact) => contact.events),
      [CALLS, CALLS],
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
