import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { sendEmail } from './mail.ts'
import { findUnsubscribeLink, unsubscribe } from './unsubscribe/unsubscribe.ts'
import { readMailConfig } from './config.ts'
import { sendQueued } from './sending.ts'
import { listEmails, getEmail, resendEmail, sendTestEmail } from './outbox.ts'
import { inTransaction } from '../scope/scope.ts'
import { changeSettings } from '../settings/settings.ts'
import { email as testEmail, openMailFixture } from './mail.fixture.ts'
import { cast } from '../../customers/sample/cast.ts'

let fixture: Awaited<ReturnType<typeof openMailFixture>>
before(async () => (fixture = await openMailFixture()))
after(() => fixture[Symbol.asyncDispose]())
beforeEach(() => fixture.reset())

test('an email arrives as text and as HTML with the same content, and the outbox marks it as sent', async () => {
  const { mailServer, scope } = fixture
  const { id, state } = await sendEmail(
    scope,
    testEmail({
      subject: 'Größer als gestern – 38 %',
      button: { label: 'Open your page', url: 'https://rondo.example.com/portal?a=1&b=2' },
      figures: [{ label: 'Open rate', value: '38 %' }],
      footer: 'You get this because you set a goal.',
    }),
  )
  assert.equal(state, 'waiting')
  await sendQueued(scope)
  const [email] = mailServer.accepted
  const stored = await getEmail(scope, id)
  assert.deepEqual(
    [stored.state, stored.tries, stored.error, stored.messageId],
    ['sent', 1, null, email!.messageId],
  )
  assert.equal(email!.subject, 'Größer als gestern – 38 %')
  assert.deepEqual([email!.from!.address, email!.from!.name], ['post@morgenpost.example', 'Morgenpost'])
  assert.equal(email!.to![0]!.address, cast.ada.email)
  for (const expected of [
    'two thirds of the way.',
    'Open rate',
    '38 %',
    'because you set a goal',
    'Morgenpost',
  ]) {
    assert.ok(email!.text!.includes(expected), `text: ${expected}`)
    assert.ok(email!.html!.includes(expected), `HTML: ${expected}`)
  }
  assert.ok(email!.text!.includes('https://rondo.example.com/portal?a=1&b=2'))
  assert.ok(email!.html!.includes('href="https://rondo.example.com/portal?a=1&amp;b=2"'))
  await sendQueued(scope)
  assert.equal(mailServer.accepted.length, 1)
})

test('no line break in a name or a subject injects a header, an address or a tag', async () => {
  const { mailServer, scope } = fixture
  const breaks = [
    '\r\n',
    '\n',
    '\r',
    '\u0000\n',
    '\u2028',
    '\u0085',
    '%0d%0a',
    '\\r\\n',
    '\r\n\r\n',
    '\u000b',
    '\r\n ',
  ]
  const evil = breaks.map((line) => `Ada${line}Bcc: eve@example.com${line}<script>alert(1)</script>`)
  await sendEmail(scope, testEmail())
  await sendQueued(scope)
  const usual = new Set(mailServer.accepted[0]!.headers.map(({ key }) => key))
  for (const hostile of evil) {
    await changeSettings(scope, { companyName: hostile.replaceAll('\u0000', '') })
    await sendEmail(
      scope,
      testEmail({
        subject: hostile,
        paragraphs: [hostile],
        figures: [{ label: hostile, value: hostile }],
        button: { label: hostile, url: 'https://rondo.example.com' },
        footer: hostile,
      }),
    )
    await assert.rejects(
      sendEmail(scope, testEmail({ to: `${cast.ada.email}${hostile}` })),
      /is not an email address/,
    )
    await assert.rejects(
      sendEmail(scope, testEmail({ to: `${cast.ada.email}, eve@example.com` })),
      /is not an email address/,
    )
  }
  await sendQueued(scope)
  await changeSettings(scope, { companyName: 'Morgenpost' })
  assert.equal(mailServer.accepted.length, 1 + evil.length)
  for (const email of mailServer.accepted) {
    assert.deepEqual(new Set(email.headers.map(({ key }) => key)), usual)
    assert.deepEqual(
      [email.to!.length, email.to![0]!.address, email.cc, email.bcc],
      [1, cast.ada.email, undefined, undefined],
    )
    assert.doesNotMatch(email.html!, /<script/)
  }
})

test('without a mail server emails are kept for reading, and an email of a rolled-back transaction is not stored', async () => {
  const { scope, withoutServer } = fixture
  const { id, state } = await sendEmail(withoutServer, testEmail())
  assert.equal(state, 'kept')
  assert.match((await getEmail(scope, id)).text, /two thirds/)
  await assert.rejects(resendEmail(withoutServer, id), /There is no mail server. Set SMTP_URL/)
  const undone = inTransaction(scope, async (scope) => {
    await sendEmail(scope, testEmail({ subject: 'Never' }))
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  const { emails, next, isSending } = await listEmails(withoutServer, {})
  assert.deepEqual([emails.length, next, isSending], [1, null, false])
  const waiting = await sendTestEmail(scope, cast.ben.email)
  assert.equal(waiting.state, 'waiting')
  await sendQueued(withoutServer)
  assert.equal((await getEmail(scope, waiting.id)).state, 'kept', 'its server was taken away')
})

test('an email of a list has an unsubscribe link, and fetching the link changes nothing', async () => {
  const { mailServer, scope } = fixture
  await sendEmail(scope, testEmail({ list: 'progress' }))
  await sendQueued(scope)
  const header = (key: string) => mailServer.accepted[0]!.headers.find((one) => one.key === key)?.value
  const url = /^<(https:\/\/rondo\.example\.com\/mail\/stop\/([\w-]{43}))>$/.exec(
    header('list-unsubscribe')!,
  )!
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.ok(mailServer.accepted[0]!.text!.includes(url[1]!))
  const token = url[2]!
  const left = { email: cast.ada.email, list: 'progress' }
  assert.deepEqual(await findUnsubscribeLink(scope, token), left)
  assert.equal((await sendEmail(scope, testEmail({ list: 'progress' }))).state, 'waiting')
  assert.deepEqual(await unsubscribe(scope, token), left)
  assert.deepEqual(await unsubscribe(scope, token), left)
  await sendQueued(scope)
  assert.equal(mailServer.accepted.length, 1, 'what still waited is dropped')
  const { id, state } = await sendEmail(
    scope,
    testEmail({ list: 'progress', to: cast.ada.email.toUpperCase() }),
  )
  assert.equal(state, 'dropped')
  await assert.rejects(resendEmail(scope, id), /has unsubscribed/)
  assert.equal((await sendEmail(scope, testEmail({ list: 'offers' }))).state, 'waiting')
  assert.equal((await sendEmail(scope, testEmail())).state, 'waiting')
  await assert.rejects(findUnsubscribeLink(scope, `${token}x`), /None of our emails/)
})

test('a secret in an email is erased once the email is sent', async () => {
  const { mailServer, scope } = fixture
  const secret = 'q'.repeat(43)
  const button = { label: 'Open', url: `https://rondo.example.com/portal/l/${secret}` }
  const { id } = await sendEmail(scope, testEmail({ button, secret: { text: secret, until: scope.now } }))
  assert.match((await getEmail(scope, id)).html, /q{43}/)
  await sendQueued(scope)
  assert.match(mailServer.accepted[0]!.html!, /q{43}/)
  const { rows } = await sql<{ row: string }>`select m::text as row from mail m`.execute(scope.db)
  assert.doesNotMatch(rows[0]!.row, /q{43}/)
  await assert.rejects(resendEmail(scope, id), /Create a new link/)
})

test('an invalid mail server is refused at start, without its password in the message', () => {
  const url = 'http://localhost:4100'
  assert.deepEqual(readMailConfig({}, url), { smtpUrl: null, mailFrom: 'rondo@localhost' })
  const asUser = readMailConfig({ SMTP_URL: 'smtps://ada%40example.com:secret@smtp.example.com' }, url)
  assert.equal(asUser.mailFrom, 'ada@example.com')
  const refused = (env: NodeJS.ProcessEnv) => {
    assert.throws(
      () => readMailConfig(env, url),
      (error: Error) => /^(SMTP_URL|MAIL_FROM) is /.test(error.message) && !error.message.includes('secret'),
    )
  }
  refused({ SMTP_URL: 'https://ada:secret@example.com' })
  refused({ SMTP_URL: 'smtp://' })
  refused({ SMTP_URL: 'smtp://smtp.example.com' })
  refused({ SMTP_URL: 'smtp://smtp.example.com', MAIL_FROM: 'Ada' })
  refused({ MAIL_FROM: 'Ada\r\nBcc: eve@example.com <ada@example.com>' })
})
