import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { clientAddress } from './client-address.ts'

/** The client address for this header of a trusted proxy. */
async function addressBehindProxy(forwarded: string): Promise<string> {
  // Without a connection the caller is "unknown".
  const app = new Hono().get('/', (c) =>
    c.text(clientAddress(c, { trustedProxies: ['unknown', '10.0.0.1'] })),
  )
  return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } })).text()
}

test('the client address is the one that the last proxy reports, whatever the client claims and from any port', async () => {
  assert.equal(await addressBehindProxy('6.6.6.6'), '6.6.6.6')
  assert.equal(await addressBehindProxy('9.9.9.9, 6.6.6.6, 10.0.0.1'), '6.6.6.6')
  assert.equal(await addressBehindProxy('6.6.6.6:51234'), '6.6.6.6')
  assert.equal(await addressBehindProxy('[2001:db8::1]:51234'), '2001:db8::1')
  assert.equal(await addressBehindProxy('[2001:db8::1]'), '2001:db8::1')
  assert.equal(await addressBehindProxy('2001:db8::1'), '2001:db8::1')
})
