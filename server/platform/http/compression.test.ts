import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { compressPublicFigures } from './compression.ts'

const app = new Hono()
app.use('/api/*', compressPublicFigures)
app.all('/api/*', (c) => c.json({ text: 'the same again '.repeat(500) }))

const encoding = async (path: string, method = 'GET') => {
  const response = await app.request(path, { method, headers: { 'accept-encoding': 'gzip, br' } })
  return response.headers.get('content-encoding')
}

test('figures of the whole company and the description of the API are compressed', async () => {
  for (const path of ['/api/insights/ladder?country=NL', '/api/insights/report.html', '/api/openapi.json'])
    assert.ok(await encoding(path), path)
})

test('whatever may hold a secret or a person next to text of others is never compressed', async () => {
  const paths = [
    '/api/session',
    '/api/customers',
    '/api/customers?search=ada',
    '/api/customers/1',
    '/api/customers/1/portal/links',
    '/api/keys',
    '/api/mail',
    '/api/timeline',
    '/api/today',
    '/api/imports/1',
    '/api/customers.csv',
    '/api/insights/../keys',
  ]
  for (const path of paths) assert.equal(await encoding(path), null, path)
  assert.equal(await encoding('/api/insights/exclusion', 'PUT'), null)
})
