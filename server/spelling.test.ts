import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { send, startServerWithOwner } from '../test/server.ts'

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

/** Requests the path as it is written, which fetch would normalize. */
function requestVerbatim(path: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    request({ hostname, port, path, headers: { cookie: server.cookie } }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode!, headers: response.headers }))
    })
      .on('error', reject)
      .end()
  })
}

test('a path in another spelling is not found, and its response still has the security headers', async () => {
  for (const path of [
    '/api/nothing',
    '/api//customers',
    '//api/customers',
    '/API/customers',
    '/api/Customers',
    '/api/customers/',
    '/api%2fcustomers',
    '/api/customers%2f1',
    '/%61PI/customers',
    '/api/customers/1%2forders',
    '/health//live',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/api',
    '/V1/t',
    '/v1/t/',
    '/v1//t',
    '/v1%2ft',
    '/v1/nothing',
  ]) {
    const { status, headers } = await requestVerbatim(path)
    assert.equal(status, 404, path)
    assert.match(String(headers['content-security-policy']), /object-src 'none'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
  }
})

test('the printable report may use its own styles but no scripts', async () => {
  const { url, cookie } = server
  const report = await send(`${url}/api/insights/report.html`, 'GET', undefined, { cookie })
  assert.match(await report.text(), /<style>/)
  const policy = report.headers.get('content-security-policy')!
  assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline';/)
  assert.doesNotMatch(policy, /script-src/)
})
