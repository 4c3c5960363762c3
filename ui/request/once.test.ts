import assert from 'node:assert/strict'
import { once as happens } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { fetchOk } from './fetch.ts'
import type { RequestMessages } from './fetch.ts'
import { fetchOnce } from './once.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const good: Answer = (_request, response) => void response.end('{}')
const lost: Answer = (request) => void request.socket.destroy()
const status =
  (code: number): Answer =>
  (_request, response) => {
    response.statusCode = code
    response.end('{}')
  }

const messages: RequestMessages = {
  unreachable: 'Nobody answers.',
  unexplained: (code) => `It said ${code}.`,
  isForReaders: (code) => code < 500,
}

let keys: (string | undefined)[] = []
let answer: Answer = good
const server = createServer((request, response) => {
  keys.push(request.headers['idempotency-key'] as string | undefined)
  request.resume().on('end', () => answer(request, response))
})
before(() => happens(server.listen(0, '127.0.0.1'), 'listening'))
after(() => server.close())
beforeEach(() => {
  keys = []
  answer = good
})

const write = (text: string) => {
  const { port } = server.address() as AddressInfo
  return fetchOnce(
    new Request(`http://127.0.0.1:${port}/notes`, { method: 'POST', body: text }),
    undefined,
    messages,
  )
}

test('a write whose answer was lost is sent again under the key of the first time', async () => {
  for (const answered of [lost, status(502)]) {
    keys = []
    answer = answered
    await assert.rejects(write('Likes to be called'))
    answer = good
    await write('Likes to be called')
    assert.equal(keys.length, 2)
    assert.ok(keys[0] && keys[0] === keys[1], String(keys))
  }
})

test('two clicks while the first is on its way are one write, and another text is another', async () => {
  await Promise.all([write('Asked'), write('Asked'), write('No')])
  assert.equal(new Set(keys).size, 2)
})

test('what was answered, with yes or with no, is a new action when it is sent again', async () => {
  await write('Tick')
  await write('Tick')
  answer = status(409)
  await assert.rejects(write('Ask'))
  answer = good
  await write('Ask')
  assert.equal(new Set(keys).size, 4)
})

test('set, taken away and set again is a new action also when the first answer was lost', async () => {
  answer = lost
  await assert.rejects(write('Tick'))
  answer = good
  await write('Take the tick away')
  await write('Tick')
  assert.notEqual(keys[0], keys[2])
})

test('what only reads carries no key', async () => {
  const { port } = server.address() as AddressInfo
  await fetchOnce(new Request(`http://127.0.0.1:${port}/notes`), undefined, messages)
  assert.deepEqual(keys, [undefined])
})

test('a refusal has the message of the server for its readers, and nothing that is not for them', async () => {
  const { port } = server.address() as AddressInfo
  const read = () => fetchOk(`http://127.0.0.1:${port}/notes`, undefined, messages)
  const says =
    (code: number): Answer =>
    (_request, response) => {
      response.statusCode = code
      response.end(JSON.stringify({ code: 'full', message: 'No room.' }))
    }
  answer = says(409)
  await assert.rejects(read(), { status: 409, code: 'full', message: 'No room.' })
  answer = says(500)
  await assert.rejects(read(), { status: 500, code: 'full', message: 'It said 500.' })
  answer = lost
  await assert.rejects(read(), { status: 0, code: 'unreachable', message: 'Nobody answers.' })
})

test('a request that the page cancels is not an unreachable server', async () => {
  const { port } = server.address() as AddressInfo
  const cancelled = fetchOk(`http://127.0.0.1:${port}/`, { signal: AbortSignal.abort() }, messages)
  await assert.rejects(cancelled, { name: 'AbortError' })
})
