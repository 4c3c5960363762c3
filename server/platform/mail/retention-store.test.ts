import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { record } from '../../customers/customers.ts'
import { inviteToPortal, revokeLink } from '../../customers/portal/links/links.ts'
import { claimLink } from '../../customers/portal/sessions/sessions.ts'
import { sendEmail } from './mail.ts'
import { expireEmails } from './retention-store.ts'
import { sendQueued } from './sending.ts'
import { listEmails, getEmail, resendEmail } from './outbox.ts'
import { email, openMailFixture } from './mail.fixture.ts'
import { cast } from '../../customers/sample/cast.ts'

const DAY = 1440

let fixture: Awaited<ReturnType<typeof openMailFixture>>
let customerId: number
before(async () => {
  fixture = await openMailFixture()
  const cleo = { kind: 'company', name: 'Cleo Cycles', email: null, country: null } as const
  customerId = (await record(fixture.scope, cleo)).id
})
after(() => fixture[Symbol.asyncDispose]())
beforeEach(() => fixture.reset())

/** The contents of the outbox as one text. */
async function outboxText(): Promise<string> {
  const { rows } = await sql<{ row: string }>`select m::text as row from mail m order by id`.execute(
    fixture.scope.db,
  )
  return rows.map(({ row }) => row).join('\n')
}

test('the text of a sent email is erased after 90 days, and the record of sending stays', async () => {
  const { scope, minutesOn, mailServer } = fixture
  const { id } = await sendEmail(scope, email({ list: 'progress' }))
  await sendQueued(scope)
  await expireEmails(minutesOn(89 * DAY))
  assert.match((await getEmail(scope, id)).text, /two thirds/)
  await expireEmails(minutesOn(90 * DAY + 2))
  const { text, html, state, recipient, subject, sentAt, isAgainPossible } = await getEmail(scope, id)
  assert.deepEqual([text, html, isAgainPossible], ['', '', false])
  assert.deepEqual([state, recipient, subject], ['sent', cast.ada.email, 'How far you are'])
  assert.ok(sentAt)
  assert.doesNotMatch(await outboxText(), /two thirds|mail\/stop/)
  await assert.rejects(resendEmail(scope, id), /Its text was deleted 90 days after/)
  assert.equal(mailServer.accepted.length, 1)
})

test('waiting, failed and kept emails are not erased, however old they are', async () => {
  const { scope, withoutServer, minutesOn } = fixture
  const waiting = await sendEmail(scope, email())
  const failed = await sendEmail(scope, email())
  const keptOne = await sendEmail(withoutServer, email())
  await sql`update mail set state = 'failed' where id = ${failed.id}`.execute(scope.db)
  await expireEmails(minutesOn(400 * DAY))
  for (const { id } of [waiting, failed, keptOne])
    assert.match((await getEmail(scope, id)).text, /two thirds/)
})

test('more emails than one batch are all erased, and a second run changes nothing', async () => {
  const { scope, minutesOn } = fixture
  await sendEmail(scope, email())
  await sendQueued(scope)
  await sql`
    insert into mail (message_id, kind, recipient, subject, body_text, body_html, state, due_at, created_at, sent_at)
    select 'copy ' || n, kind, recipient, subject, body_text, body_html, state, due_at, created_at, sent_at
    from mail, generate_series(1, 1100) n
  `.execute(scope.db)
  await expireEmails(minutesOn(91 * DAY))
  assert.doesNotMatch(await outboxText(), /two thirds/)
  await expireEmails(minutesOn(91 * DAY))
  assert.equal((await listEmails(scope, {})).emails.length, 50)
})

test('a used, revoked or expired link is erased from every email, also from one that was never sent', async () => {
  const { withoutServer: scope, minutesOn } = fixture
  const links = []
  for (const name of ['used', 'revoked', 'expired', 'alive'])
    links.push(
      await inviteToPortal(scope, customerId, {
        email: `${name}@cleo.example`,
        days: name === 'alive' ? 30 : 14,
      }),
    )
  const tokens = links.map(({ url }) => url.split('/').at(-1)!)
  const left = async () => {
    const content = await outboxText()
    return tokens.map((token) => content.includes(token))
  }
  assert.deepEqual(await left(), [true, true, true, true])
  await claimLink(scope, tokens[0]!, '192.0.2.1')
  await revokeLink(scope, customerId, links[1]!.id)
  assert.deepEqual(await left(), [false, false, true, true])
  await expireEmails(minutesOn(13 * DAY))
  assert.deepEqual(await left(), [false, false, true, true])
  await expireEmails(minutesOn(14 * DAY))
  assert.deepEqual(await left(), [false, false, false, true])
  const { state, text } = await getEmail(scope, links[0]!.message.id)
  assert.equal(state, 'kept')
  assert.match(text, /portal\/l\/…/)
})

test('an email whose link ended while it waited is not sent, and states the reason', async () => {
  const { scope, mailServer } = fixture
  const { id, message: written } = await inviteToPortal(scope, customerId, { email: 'noa@cleo.example' })
  await revokeLink(scope, customerId, id)
  await sendQueued(scope)
  assert.equal(mailServer.accepted.length, 0)
  const { state, error } = await getEmail(scope, written.id)
  assert.deepEqual([state, error], ['failed', 'The link in it ended before it was sent.'])
  await assert.rejects(resendEmail(scope, written.id), /Create a new link/)
})
