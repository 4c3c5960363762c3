import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openApp } from '../../app.ts'
import type { Dependencies } from '../../dependencies.ts'
import { addContact, record } from '../customers.ts'
import { inviteToPortal, revokeLink } from './links/links.ts'
import { sendEmail } from '../../platform/mail/mail.ts'
import { getEmail } from '../../platform/mail/outbox.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { changeSettings } from '../../platform/settings/settings.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast, peopleAtCleo } from '../sample/cast.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let scope: Scope
let app: ReturnType<typeof openApp>
let cleo: number
let minutes = 0

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  app = openApp({
    url: 'http://localhost',
    scope: later,
    proxies: { trustedProxies: [] },
  } as unknown as Dependencies)
  cleo = (await record(scope, { kind: 'company', name: cast.cleo.name, email: null, country: null })).id
  await addContact(scope, { customerId: cleo, ...peopleAtCleo.mika, phone: null, title: null })
  await changeSettings(scope, { companyName: '<b>Morgenpost</b>' })
})
after(() => database[Symbol.asyncDispose]())

const later = (): Scope => ({ ...scope, now: new Date(scope.now.getTime() + minutes * 60_000) })
const pathOf = (url: string) => new URL(url).pathname
const invite = async () => inviteToPortal(later(), cleo, { email: peopleAtCleo.mika.email })
async function links(): Promise<string> {
  const { rows } = await sql<{ all: string }>`
    select coalesce(md5(string_agg(l::text, '|' order by l.id)), '') || count(*) as all from portal_link l
  `.execute(scope.db)
  return rows[0]!.all
}

test('fetching a link, as mail programs do, changes nothing; the button opens the page and uses up the link', async () => {
  const path = pathOf((await invite()).url)
  const earlier = await links()
  for (const method of ['GET', 'HEAD', 'GET']) {
    const viewed = await app.request(path, { method })
    assert.equal(viewed.status, 200)
    assert.equal(viewed.headers.get('set-cookie'), null)
    assert.deepEqual(
      ['cache-control', 'referrer-policy'].map((name) => viewed.headers.get(name)),
      ['no-store', 'strict-origin'],
    )
    const text = await viewed.text()
    if (method === 'GET') assert.match(text, /<form method="post"><button>Open your page<\/button><\/form>/)
    assert.doesNotMatch(text, /<script|<b>Morgen/)
  }
  assert.equal(await links(), earlier)

  const opened = await app.request(path, {
    method: 'POST',
    headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
  })
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/portal'])
  const cookie = opened.headers.get('set-cookie')!
  assert.match(cookie, /^rondo_portal=[\w-]{43}; Max-Age=2592000; Path=\/portal; HttpOnly; SameSite=Lax$/)

  const again = await app.request(path, { method: 'POST' })
  assert.deepEqual([again.status, again.headers.get('set-cookie')], [410, null])
  assert.match(await again.text(), /This link has already been used[\s\S]*Send me a new link/)
  const inside = await app.request(path, { headers: { cookie: cookie.split(';')[0]! } })
  assert.match(await inside.text(), /You are signed in on this browser[\s\S]*href="\/portal"/)
})

test('on https the cookie has the __Secure- prefix', async () => {
  const secure: Scope = { ...scope, site: { ...scope.site, url: 'https://rondo.example.com' } }
  const httpsApp = openApp({
    url: secure.site.url,
    scope: () => secure,
    proxies: { trustedProxies: [] },
  } as unknown as Dependencies)
  const { url } = await inviteToPortal(secure, cleo, { email: peopleAtCleo.noa.email })
  const opened = await httpsApp.request(url, { method: 'POST' })
  const cookie = opened.headers.get('set-cookie')!
  assert.match(cookie, /^__Secure-rondo_portal=.*; Path=\/portal; HttpOnly; SameSite=Lax; Secure$/)
  const response = await httpsApp.request('https://rondo.example.com/portal/api/me', {
    headers: { cookie: cookie.split(';')[0]! },
  })
  assert.equal(response.status, 200)
})

test('a revoked, expired, unknown or foreign link shows the reason and opens nothing', async () => {
  const revoked = await invite()
  await revokeLink(scope, cleo, revoked.id)
  const old = await invite()
  const lasting = await inviteToPortal(scope, cleo, { email: peopleAtCleo.mika.email, days: 60 })
  const stop = await sendEmail(scope, {
    kind: 'x',
    to: cast.ada.email,
    subject: 'x',
    paragraphs: [],
    list: 'progress',
  })
  const stopToken = /mail\/stop\/([\w-]+)/.exec((await getEmail(scope, stop.id)).text)![1]!
  minutes = 14 * 1440
  assert.equal((await app.request(pathOf(lasting.url))).status, 200)
  for (const [path, status, expected] of [
    [pathOf(revoked.url), 410, /This link was closed/],
    [pathOf(old.url), 410, /This link has expired/],
    [`${pathOf(old.url)}x`, 404, /This link does not work/],
    [`/portal/l/${stopToken}`, 404, /This link does not work/],
    ['/portal/l/%00', 404, /This link does not work/],
    [`/portal/l/${'9'.repeat(2000)}`, 404, /This link does not work/],
    [`/mail/stop/${old.url.split('/').at(-1)!}`, 404, /This link does not work/],
  ] as const) {
    for (const method of ['GET', 'POST']) {
      const response = await app.request(path, { method })
      assert.deepEqual(
        [response.status, response.headers.get('set-cookie')],
        [status, null],
        `${method} ${path}`,
      )
      assert.match(await response.text(), expected)
    }
  }
  minutes = 0
})

test('the unsubscribe page asks for confirmation, and one-click unsubscribe of a mail program does not', async () => {
  const { id } = await sendEmail(scope, {
    kind: 'x',
    to: cast.ada.email,
    subject: 'x',
    paragraphs: ['x'],
    list: 'progress',
  })
  const path = /\/mail\/stop\/[\w-]+/.exec((await getEmail(scope, id)).text)![0]
  const left = async () => (await sql`select 1 from mail_opt_out`.execute(scope.db)).rows.length
  for (const method of ['GET', 'HEAD']) assert.equal((await app.request(path, { method })).status, 200)
  assert.equal(await left(), 0)
  for (let twice = 0; twice < 2; twice++) {
    const response = await app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    assert.equal(response.status, 200)
    assert.match(
      await response.text(),
      /ada@lovelace\.example no longer receives emails from the list “progress”/,
    )
  }
  assert.equal(await left(), 1)
})
