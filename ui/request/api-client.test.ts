import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiClient, requestOf } from './api-client.ts'

test('the input fills the path, and the rest is the query or the body', () => {
  const read = requestOf(['GET', '/customers/{id}/goals'], { id: 7, q: 'a b', status: undefined, all: false })
  assert.deepEqual(read, { address: '/customers/7/goals?q=a+b&all=false', init: { method: 'GET' } })
  const written = requestOf(['PATCH', '/goals/{id}'], { id: 'a/b', title: 'More', until: null })
  assert.equal(written.address, '/goals/a%2Fb')
  assert.deepEqual(written.init, {
    method: 'PATCH',
    body: '{"title":"More","until":null}',
    headers: { 'content-type': 'application/json' },
  })
})

test('a call that says no more than its path sends no body, and one without input neither', () => {
  assert.deepEqual(requestOf(['DELETE', '/goals/{id}'], { id: 7 }).init, { method: 'DELETE' })
  assert.deepEqual(requestOf(['POST', '/sample'], undefined).init, { method: 'POST' })
  assert.equal((requestOf(['PATCH', '/settings'], {}).init as { body?: string }).body, '{}')
})

test('calls are nested by name, pass on their signal, and return what the server sent', async () => {
  type Client = {
    goals: { one: (input: { id: number }, options?: { signal: AbortSignal }) => Promise<unknown> }
  }
  const seen: Request[] = []
  const answers = ['{"title":"More"}', '']
  const client = apiClient<Client>(
    { goals: { one: ['GET', '/goals/{id}'] } },
    'https://x.test/api',
    async (request) => {
      seen.push(request)
      return new Response(answers.shift())
    },
  )
  const stop = new AbortController()
  assert.deepEqual(await client.goals.one({ id: 1 }, { signal: stop.signal }), { title: 'More' })
  assert.equal(await client.goals.one({ id: 2 }), undefined)
  assert.deepEqual(
    seen.map(({ url }) => url),
    ['https://x.test/api/goals/1', 'https://x.test/api/goals/2'],
  )
  stop.abort()
  assert.ok(seen[0]!.signal.aborted)
  assert.ok(!seen[1]!.signal.aborted)
})
