import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { clientAddress } from './client-address.ts'

/** Whom a proxy that is believed asks for, when it says so in these words. */
async function told(forwarded: string): Promise<string> {
  // Without a connection the caller is "unknown".
  const app = new Hono().get('/', (c) =>
    c.text(clientAddress(c, { trustedProxies: ['unknown', '10.0.0.1'] })),
  )
  return (await app.request('/', { headers: { 'x-forwarded-for': forwarded } })).text()
}

test('a visitor is who the last proxy says, whatever they claim themselves and from whichever port', async () => {
  assert.equal(await told('6.6.6.6'), '6.6.6.6')
  assert.equal(await told('9.9.9.9, 6.6.6.6, 10.0.0.1'), '6.6.6.6')
  assert.equal(await told('6.6.6.6:51234'), '6.6.6.6')
  assert.equal(await told('[2001:db8::1]:51234'), '2001:db8::1')
  assert.equal(await told('[2001:db8::1]'), '2001:db8::1')
  assert.equal(await told('2001:db8::1'), '2001:db8::1')
})
