import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openApp } from '../../../app.ts'
import type { Dependencies } from '../../../dependencies.ts'
import { addContact, record } from '../../customers.ts'
import { inviteToPortal, revokeLink } from './links.ts'
import { sendNewLinks } from './renewal.ts'
import { listEmails, getEmail } from '../../../platform/mail/outbox.ts'
import type { Scope } from '../../../platform/scope/scope.ts'
import { testDatabase, testScope } from '../../../../test/database.ts'
import { cast, peopleAtCleo } from '../../sample/cast.ts'

const SAMPLES = 60

let database: Awaited<ReturnType<typeof testDatabase>>
let scope: Scope
let app: ReturnType<typeof openApp>
let cleo: number

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  app = openApp({
    url: 'http://localhost',
    scope: () => scope,
    proxies: { trustedProxies: [] },
  } as unknown as Dependencies)
  cleo = (await record(scope, { kind: 'company', name: cast.cleo.name, email: null, country: null })).id
  await addContact(scope, { customerId: cleo, ...peopleAtCleo.mika, phone: null, title: null })
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => sql`truncate mail, rate_limit`.execute(scope.db).then(() => undefined))

const asForm = (email: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ email }).toString(),
})

test('a request for a new link gets the same response in the same time for any address; only known ones get an email', async () => {
  await inviteToPortal(scope, cleo, { email: peopleAtCleo.mika.email })
  await sql`truncate mail, rate_limit`.execute(scope.db)
  const responses = new Set<string>()
  const took: Record<string, number[]> = {
    [peopleAtCleo.mika.email]: [],
    'nobody@example.com': [],
    'no address': [],
  }
  for (let i = 0; i < SAMPLES; i++) {
    for (const email of Object.keys(took)) {
      if (i % 3 === 0) await sql`truncate rate_limit`.execute(scope.db)
      const began = performance.now()
      const response = await app.request('/portal/new-link', asForm(email))
      responses.add(`${response.status} ${await response.text()}`)
      took[email]!.push(performance.now() - began)
    }
  }
  assert.equal(responses.size, 1, [...responses].join('\n'))
  const medians = Object.values(took).map((times) => times.sort((a, b) => a - b)[SAMPLES / 2]!)
  assert.ok(Math.max(...medians) < 2 * Math.min(...medians), `${medians.map(Math.round).join(', ')} ms`)
  assert.equal((await listEmails(scope, {})).emails.length, 0, 'whether it is known is looked at later')

  await sql`truncate rate_limit`.execute(scope.db)
  for (const email of ['nobody@example.com', 'no address', ` ${peopleAtCleo.mika.email.toUpperCase()}`])
    await sendNewLinks(scope, { email })
  const { emails } = await listEmails(scope, {})
  assert.deepEqual(
    emails.map(({ recipient, kind }) => [recipient, kind]),
    [[peopleAtCleo.mika.email, 'portal link']],
  )
  assert.match((await getEmail(scope, emails[0]!.id)).text, /^Hello Mika Okafor,/)
  for (let i = 0; i < 10; i++) await sendNewLinks(scope, { email: peopleAtCleo.mika.email })
  assert.equal((await listEmails(scope, {})).emails.length, 3, 'nobody is flooded')
})

test('a person whose access was revoked gets no new link', async () => {
  await sql`truncate mail, rate_limit`.execute(scope.db)
  const { id } = await inviteToPortal(scope, cleo, { email: peopleAtCleo.otto.email })
  await revokeLink(scope, cleo, id)
  await sendNewLinks(scope, { email: peopleAtCleo.otto.email })
  assert.equal((await listEmails(scope, {})).emails.length, 1)
})

test('one network may request ten links in a quarter of an hour, and try sixty', async () => {
  await sql`truncate rate_limit`.execute(scope.db)
  const attempts = await Promise.all(
    Array.from({ length: 30 }, (_, i) => app.request('/portal/new-link', asForm(`a${i}@example.com`))),
  )
  assert.equal(attempts.filter(({ status }) => status === 200).length, 10)
  const late = attempts.find(({ status }) => status === 429)!
  assert.equal(late.headers.get('retry-after'), '900')
  assert.match(await late.text(), /Please wait a little[\s\S]*Try again in 15 minutes/)
  const tried = await Promise.all(
    Array.from({ length: 80 }, (_, i) => app.request(`/portal/l/guess${i}`, { method: 'POST' })),
  )
  assert.equal(tried.filter(({ status }) => status === 404).length, 60)
})
