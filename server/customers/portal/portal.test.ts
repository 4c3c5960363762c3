import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openApp } from '../../app.ts'
import type { Dependencies } from '../../dependencies.ts'
import { confirmContact } from '../contacts.ts'
import { merge, record } from '../customers.ts'
import { inviteToPortal, revokeLink } from './links/links.ts'
import { claimLink } from './sessions/sessions.ts'
import { getPortalAccess } from './visits/visits.ts'
import { applyTemplate } from '../../goals/templates/templates.ts'
import { makeFromTemplate } from '../../goals/goals.ts'
import { applyInput, goalFromTemplate } from '../../goals/schema.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { processInbox } from '../../usage/inbox/inbox.ts'
import type { IncomingEvent } from '../../usage/event.ts'
import { join, mail } from '../../usage/usage.fixture.ts'
import { accept } from '../../usage/usage.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast, peopleAtCleo } from '../sample/cast.ts'
import { DAY_MS } from '../../../values/days.ts'

const AT_ONCE = 50
const ROUNDS = 10

let database: Awaited<ReturnType<typeof testDatabase>>
let scope: Scope
let app: ReturnType<typeof openApp>
let cleo: number
let days = 0

before(async () => {
  database = await testDatabase()
  const first = await testScope(database)
  scope = { ...first, actor: { kind: 'user', id: 'mara', name: 'Mara', address: '::1' } }
  app = openApp({
    url: 'http://localhost',
    scope: later,
    proxies: { trustedProxies: [] },
  } as unknown as Dependencies)
  cleo = (await record(scope, { kind: 'company', name: cast.cleo.name, email: null, country: null })).id
})
after(() => database[Symbol.asyncDispose]())

/** The same scope, some days later. */
const later = (): Scope => ({ ...scope, now: new Date(scope.now.getTime() + days * DAY_MS) })
const tokenOf = (url: string) => url.split('/').at(-1)!

/** A contact of the customer follows a new link. */
async function followNewLink(customerId = cleo, email: string = peopleAtCleo.mika.email) {
  const { id, url } = await inviteToPortal(later(), customerId, { email })
  const claimed = await claimLink(later(), tokenOf(url), '::1')
  assert.ok('cookie' in claimed)
  return { id, cookie: claimed.cookie.split(';')[0]! }
}

const me = (cookie: string) => app.request('/portal/api/me', { headers: { cookie } })

test('a link opens the page of its customer and of no other, and the visit is in the timeline', async () => {
  const { cookie } = await followNewLink()
  const response = await me(cookie)
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('cache-control'), 'no-store')
  const profile = (await response.json()) as { customer: unknown; contact: unknown }
  assert.deepEqual(profile.customer, { name: 'Cleo Cycles' })
  assert.deepEqual(profile.contact, { name: peopleAtCleo.mika.email, email: peopleAtCleo.mika.email })
  await me(cookie)
  const { links, visits } = await getPortalAccess(scope, cleo)
  assert.equal(links[0]!.madeBy, 'Mara')
  assert.deepEqual(
    visits.map(({ kind, what, email, day }) => [kind, what, email, day]),
    [['saw', 'portal', peopleAtCleo.mika.email, '2026-11-22']],
  )
})

test(`of ${AT_ONCE} simultaneous uses of a link one succeeds, ${ROUNDS} times`, async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { url } = await inviteToPortal(scope, cleo, { email: peopleAtCleo.noa.email })
    const claims = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => claimLink(scope, tokenOf(url), `198.18.${round}.${at}`)),
    )
    assert.equal(claims.filter((claim) => 'cookie' in claim).length, 1)
    assert.equal(claims.filter((claim) => 'because' in claim && claim.because === 'used').length, AT_ONCE - 1)
  }
})

test('a session ends when its link is revoked, after 30 days, and when its reader signs out', async () => {
  const revoked = await followNewLink()
  await revokeLink(scope, cleo, revoked.id)
  assert.equal((await me(revoked.cookie)).status, 401)

  const old = await followNewLink()
  days = 30
  assert.equal((await me(old.cookie)).status, 401)
  days = 29.9
  assert.equal((await me(old.cookie)).status, 200)
  days = 0

  const left = await followNewLink()
  const out = await app.request('/portal/api/sign-out', { method: 'POST', headers: { cookie: left.cookie } })
  assert.equal(out.status, 200)
  assert.match(
    out.headers.getSetCookie()[0]!,
    /^rondo_portal=; Max-Age=0; Path=\/portal; HttpOnly; SameSite=Lax$/,
  )
  assert.equal((await me(left.cookie)).status, 401)
})

test('a session stays valid when its customer is merged into another', async () => {
  const twin = (await record(scope, { kind: 'company', name: 'Cleo Cycles Ltd', email: null, country: null }))
    .id
  const { cookie } = await followNewLink(twin, peopleAtCleo.otto.email)
  assert.equal((await me(cookie)).status, 200)
  const earlier = (await getPortalAccess(scope, cleo)).links.length
  await merge(scope, twin, cleo)
  const response = (await (await me(cookie)).json()) as { customer: { name: string } }
  assert.equal(response.customer.name, 'Cleo Cycles')
  assert.equal((await getPortalAccess(scope, twin)).links.length, earlier + 1)
})

test("tracking, with its public key, gives nobody access to another customer's page or goals", async () => {
  const track = async (...events: IncomingEvent[]) => {
    await accept(scope, events)
    await processInbox(scope)
  }
  const idOf = async (user: string) => {
    const { rows } = await sql<{ id: number }>`
      select customer_id as id from contact_identity where external_id = ${user}
    `.execute(scope.db)
    return rows[0]!.id
  }
  // A colleague was deceived: they confirmed the address that the visitor had made tracking report.
  const invited = async (user: string, email: string) => {
    const { rows } = await sql<{ customer: number; contact: number }>`
      select customer_id as customer, contact_id as contact from contact_identity where external_id = ${user}
    `.execute(scope.db)
    const [{ customer, contact }] = rows as [{ customer: number; contact: number }]
    await confirmContact(scope, customer, contact, email)
    return followNewLink(customer, email)
  }
  const goalsIn = async (cookie: string) =>
    (await (await app.request('/portal/api/goals', { headers: { cookie } })).json()) as unknown[]
  const one = { template: 'open_rate', baseline: 0.2, teamOwner: null }

  await track(join('boss', 'whole'), mail('mallory', 'mallory@evil.example'), mail('bob', 'bob@okri.example'))
  await makeFromTemplate(scope, goalFromTemplate.parse({ ...one, id: await idOf('boss') }))
  await applyTemplate(scope, applyInput.parse({ ...one, to: { customers: [await idOf('bob')] } }))
  const person = await invited('mallory', 'mallory@evil.example')
  await track(join('mallory', 'whole'))
  assert.deepEqual(await goalsIn(person.cookie), [])

  await track(join('carl', 'evil'))
  const company = await followNewLink(await idOf('carl'), 'carl@evil.example')
  await track(join('bob', 'evil'))
  assert.deepEqual(await goalsIn(company.cookie), [])
})

test('the secret of a link is stored as a hash, and in the email only until it is delivered', async () => {
  const { url, message } = await inviteToPortal(scope, cleo, { email: peopleAtCleo.mika.email })
  assert.equal(message.state, 'kept')
  const { rows } = await sql<{ row: string }>`
    select coalesce(string_agg(l::text, ''), '') as row from portal_link l
  `.execute(scope.db)
  assert.ok(!rows[0]!.row.includes(tokenOf(url)))
  await assert.rejects(inviteToPortal(scope, 999, { email: 'x@example.com' }), /There is no customer 999/)
  await assert.rejects(inviteToPortal(scope, cleo, { contactId: 999 }), /has no contact 999/)
  await assert.rejects(inviteToPortal(scope, cleo, { email: 'nobody' }), /"nobody" is not an email address/)
})
