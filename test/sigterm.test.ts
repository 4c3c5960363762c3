import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { test } from 'node:test'
import { eventually } from './eventually.ts'
import { temporaryDataFolder } from './processes.ts'
import { startServer } from './server.ts'
import { sigtermRound } from './sigterm-rounds.ts'

const ROUNDS = 3

test(`${ROUNDS} stops under load with kept connections reset nobody`, async (t) => {
  await using data = await temporaryDataFolder()
  const known = { cookie: null }
  for (let at = 0; at < ROUNDS; at++) {
    const { resets, seconds, answered } = await sigtermRound(data.path, known, 100 + at * 100)
    assert.deepEqual(resets, [])
    t.diagnostic(`${answered} requests answered, ${seconds.toFixed(2)} s to exit`)
  }
})

test('while a request is in progress, readiness is 503, and the request gets its response before the process ends', async () => {
  await using data = await temporaryDataFolder()
  const { url, process: server } = await startServer(data.path)
  const agent = new Agent({ keepAlive: true })
  const readiness = () =>
    new Promise<number>((resolve, reject) => {
      request(`${url}/health/ready`, { agent }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode!)),
      )
        .on('error', reject)
        .end()
    })
  assert.equal(await readiness(), 200)
  // It ends when its body ends, which is after the signal.
  const slow = request(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
  })
  const response = new Promise<{ status: number; connection: string | undefined }>((resolve, reject) =>
    slow
      .on('response', (answer) =>
        answer
          .resume()
          .on('end', () => resolve({ status: answer.statusCode!, connection: answer.headers.connection })),
      )
      .on('error', reject),
  )
  slow.write('{"email":"ada@example.com",')
  await eventually(async () => (await readiness()) === 200)
  server.kill('SIGTERM')
  await server.waitForOutput(/Stopping/)
  assert.equal(await readiness(), 503)
  slow.end('"password":"some wrong words"}')
  assert.deepEqual(await response, { status: 401, connection: 'close' })
  assert.equal(await server.exit, 0, server.output())
})
