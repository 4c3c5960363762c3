import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startPortalServer, routesOf } from './server.ts'

let server: Awaited<ReturnType<typeof startPortalServer>>
before(async () => (server = await startPortalServer()))
after(() => server[Symbol.asyncDispose]())

test('no route of the customer portal accepts anonymous, expired, revoked or forged sessions, the team, or a key', async () => {
  const { ada, adas, ask, asOwner, comeIn, cookie, facts, linkOf, pool } = server
  const ended = await comeIn(ada, 'ended@example.com')
  await pool.query(`update portal_session set expires_at = now() where email = 'ended@example.com'`)
  const closed = await comeIn(ada, 'closed@example.com')
  const { rows } = await pool.query(`select id from portal_link where email = 'closed@example.com'`)
  assert.equal((await asOwner(`/customers/${ada}/portal/links/${rows[0].id}/revoke`, {})).status, 200)
  const unused = (await linkOf(ada, 'unused@example.com')).split('/').at(-1)!
  const { key } = (await (await asOwner('/keys', { name: 'Website' })).json()) as { key: string }
  const hash = await pool.query(`select encode(hash, 'hex') as hex from portal_session limit 1`)
  const callers = {
    anonymous: {},
    ended: { cookie: ended },
    closed: { cookie: closed },
    forged: { cookie: adas.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
    'a link as a session': { cookie: `rondo_portal=${unused}` },
    'the hash of a session': { cookie: `rondo_portal=${hash.rows[0].hex}` },
    'another name': { cookie: adas.replace('rondo_portal', '__Secure-rondo_portal') },
    garbage: { cookie: 'rondo_portal=%00; rondo_portal=' },
    team: { cookie: cookie },
    key: { authorization: `Bearer ${key}` },
    'key as basic': { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
  }
  const hashesBefore = await facts()
  for (const [method, path] of routesOf('customer')) {
    for (const [who, headers] of Object.entries(callers)) {
      const response = await ask(method, path.replace(/\{\w+\}/g, '1'), headers as Record<string, string>)
      assert.equal(response.status, 401, `${who}: ${method} ${path}`)
      assert.equal(response.headers.get('cache-control'), 'no-store')
      await response.arrayBuffer()
    }
  }
  assert.deepEqual(await facts(), hashesBefore)
})

test('an invitation names exactly one recipient', async () => {
  const { asOwner, cleo } = server
  const refused: [object, RegExp][] = [
    [{}, /^invitation needs a contactId or an email, and not both\.$/],
    [{ contactId: 1, email: 'ada@example.com' }, /not both/],
    [{ email: 'nobody' }, /^This is not an email address/],
    [{ email: 'ada@example.com\r\nBcc: eve@example.com' }, /^This is not an email address/],
    [{ email: 'ada@example.com', days: 1000 }, /^days: /],
    [{ email: 'ada@example.com', customerId: 1 }, /"customerId" is not known here/],
  ]
  for (const [body, message] of refused) {
    const response = await asOwner(`/customers/${cleo}/portal/links`, body)
    assert.equal(response.status, 400, JSON.stringify(body))
    assert.match(((await response.json()) as { message: string }).message, message)
  }
})

test('no route of the team accepts a customer', async () => {
  const { ask, cleo, cleos, facts } = server
  const hashesBefore = await facts()
  for (const [method, path] of routesOf('team')) {
    const response = await ask(method, path.replace(/\{\w+\}/g, String(cleo)), { cookie: cleos })
    assert.equal(response.status, 401, `${method} ${path}`)
    await response.arrayBuffer()
  }
  for (const path of [
    '/portal/api',
    '/portal/api/',
    '/portal/api/customers',
    '/portal/api/..%2f..%2fapi/customers',
  ])
    assert.equal((await ask('GET', path, { cookie: cleos })).status, 404, path)
  assert.equal((await ask('GET', '/PORTAL/API/me', { cookie: cleos })).status, 404)
  assert.deepEqual(await facts(), hashesBefore)
})

test('changes are rate-limited for one contact without affecting another', async () => {
  const { adas, ask, cleos, pool } = server
  const comment = (cookie: string) =>
    ask('POST', '/portal/api/goals/999/comments', { cookie }, { text: 'Again' })
  assert.equal((await comment(adas)).status, 404)
  await pool.query(`update rate_limit set count = 600 where bucket like 'portal-change:%'`)
  const limited = await comment(adas)
  assert.equal(limited.status, 429)
  assert.match(limited.headers.get('retry-after')!, /^\d+$/)
  assert.equal((await comment(cleos)).status, 404)
})
