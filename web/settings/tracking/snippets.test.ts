import { Analytics } from '@segment/analytics-node'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { test } from 'node:test'
import { Rondo } from '../../../sdk/node.ts'
import { snippetsFor } from './snippets.ts'

const codes = (host: string) =>
  snippetsFor(host, 'rk_secret').flatMap(({ parts }) => parts.map(({ code }) => code))

test('each way in names the key and the host, so that it can be used as it is copied', () => {
  const all = codes('https://rondo.example')
  assert.match(all[0]!, /src="https:\/\/rondo\.example\/rondo\.js" data-key="rk_secret"/)
  for (const code of [all[0]!, ...all.slice(2)]) assert.match(code, /rondo\.example/)
  for (const code of [all[0]!, ...all.slice(2)]) assert.match(code, /rk_secret/)
})

test('the clients of others get their own names for the host: with a path only where they add none', () => {
  const all = codes('http://localhost:4100').join('\n')
  assert.match(all, /host: 'http:\/\/localhost:4100' }/)
  assert.match(all, /apiHost: 'localhost:4100\/v1', protocol: 'http'/)
  assert.match(all, /dataPlaneUrl: 'http:\/\/localhost:4100' }/)
})

/** A server that records the events it receives. */
async function hearing() {
  const heard: { path: string; key: string; events: string[] }[] = []
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as { batch: { event?: string; type: string }[] }
    const [, user = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const key = Buffer.from(user, 'base64').toString().split(':')[0]!
    heard.push({ path: request.url!, key, events: body.batch.map(({ event, type }) => event ?? type) })
    response.setHeader('content-type', 'application/json').end('{"success":true}')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { heard, host: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => closed(server) }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
}

/** Runs a snippet as copied, except that its imports are injected. */
function run<Made>(code: string, given: Record<string, unknown>, made: string): Made {
  const body = `${code.replaceAll(/^import .*$/gm, '')}\nreturn ${made}`
  // oxlint-disable-next-line no-new-func
  return new Function(...Object.keys(given), body)(...Object.values(given)) as Made
}

const codeOf = (host: string, value: string) =>
  snippetsFor(host, 'rk_secret').find((snippet) => snippet.value === value)!.parts[0]!.code

test('what is copied for Node tells a user, their company and what they did', async () => {
  await using server = await hearing()
  const rondo = run<Rondo>(codeOf(server.host, 'node'), { Rondo }, 'rondo')
  await rondo.close()
  assert.deepEqual(server.heard, [
    { path: '/v1/batch', key: 'rk_secret', events: ['identify', 'group', 'Mailing Sent'] },
  ])
})

test("what is copied for Segment's own client leads it here", async () => {
  await using server = await hearing()
  const analytics = run<Analytics>(codeOf(server.host, 'segment'), { Analytics }, 'analytics')
  analytics.track({ userId: '7', event: 'Mailing Sent' })
  await analytics.closeAndFlush()
  assert.deepEqual(server.heard, [{ path: '/v1/batch', key: 'rk_secret', events: ['Mailing Sent'] }])
})
