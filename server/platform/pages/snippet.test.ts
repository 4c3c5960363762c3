import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { browserHeaders } from '../http/browser-guard.ts'
import { serveSnippet } from './snippet.ts'

const app = new Hono()
app.use(browserHeaders('https://rondo.example'))
serveSnippet(app)

test('the script can be loaded by any site, is compressed, and is not sent again if unchanged', async () => {
  const first = await app.request('/rondo.js', { headers: { 'accept-encoding': 'gzip' } })
  assert.equal(first.status, 200)
  assert.match(first.headers.get('content-type')!, /^text\/javascript/)
  assert.ok((await first.arrayBuffer()).byteLength < 3000)
  const again = await app.request('/rondo.js', { headers: { 'if-none-match': first.headers.get('etag')! } })
  assert.equal(again.status, 304)
  for (const { headers } of [first, again]) {
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin')
    assert.equal(headers.get('access-control-allow-origin'), '*')
    assert.match(headers.get('cache-control')!, /max-age=3600, stale-while-revalidate/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
  }
})

test('other resources stay closed to other sites', async () => {
  const response = await app.request('/elsewhere')
  assert.equal(response.headers.get('cross-origin-resource-policy'), 'same-origin')
})
