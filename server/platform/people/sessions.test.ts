import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope } from '../../../test/database.ts'
import { openApp } from '../../app.ts'
import { openAuth } from './auth.ts'
import { deleteExpired } from '../jobs/cleanup-store.ts'
import { createSetupPath } from './owner.ts'

const URL = 'http://localhost:4100'

test('a session in use is extended in the database and in the browser, and an expired one is deleted', async () => {
  await using database = await testDatabase()
  const scope = { ...(await testScope(database)), now: new Date() }
  const auth = openAuth(scope.db, URL, 'a secret of at least thirty-two letters')
  const app = openApp({
    auth,
    scope: () => scope,
    url: URL,
    proxies: { trustedProxies: [] },
  })
  const token = (await createSetupPath(scope))!.split('#')[1]
  const body = JSON.stringify({
    token,
    name: 'Mara',
    email: 'mara@example.com',
    password: 'three quiet green lamps',
  })
  const taken = await app.request(`${URL}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  assert.equal(taken.status, 200)
  const cookie = taken.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const ask = () => app.request(`${URL}/api/session`, { headers: { cookie } })

  assert.deepEqual((await ask()).headers.getSetCookie(), [])
  await sql`update auth_session set "expiresAt" = now() + interval '10 days'`.execute(scope.db)
  const prolonged = await ask()
  assert.equal(prolonged.status, 200)
  assert.match(prolonged.headers.getSetCookie().join(), /session_token=.*Max-Age=1209600.*HttpOnly/)

  await sql`update auth_session set "expiresAt" = now() - interval '1 minute'`.execute(scope.db)
  assert.equal((await ask()).status, 401)
  await sql`insert into auth_session (id, token, "userId", "expiresAt") select 'old', 'old', id, now() - interval '1 day' from auth_user`.execute(
    scope.db,
  )
  await deleteExpired(scope)
  const { rows } = await sql`select id from auth_session`.execute(scope.db)
  assert.equal(rows.length, 0)
})
