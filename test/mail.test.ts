import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Letter } from '../server/platform/letter.ts'
import { leaveList, lookAtWayOut, post } from '../server/platform/mail.ts'
import { readMail as readMailConfig } from '../server/platform/mail-config.ts'
import { sendDue } from '../server/platform/mail-sending.ts'
import { listMail, readMail, sendAgain, sendTest } from '../server/platform/outbox.ts'
import { together, type Scope } from '../server/platform/scope.ts'
import { changeSettings } from '../server/platform/settings.ts'
import { testDatabase, testScope } from './database.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'
import { cast } from './world.ts'

const LETTERS = 40
const SENDERS = 8

let database: Awaited<ReturnType<typeof testDatabase>>
let office: PostOffice
let scope: Scope
let withoutServer: Scope

before(async () => {
  database = await testDatabase()
  office = await openPostOffice()
  const first = await testScope(database)
  const site = { url: 'https://rondo.example.com', mailFrom: 'Morgenpost <post@morgenpost.example>' }
  withoutServer = { ...first, site: { ...site, smtpUrl: null } }
  scope = { ...first, site: { ...site, smtpUrl: office.url } }
  await changeSettings(scope, { companyName: 'Morgenpost' })
})
after(async () => {
  await office[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
})
beforeEach(async () => {
  office.judge(() => null)
  office.taken.length = 0
  await sql`truncate mail, mail_opt_out, mail_stop`.execute(scope.db)
})

const minutesOn = (minutes: number): Scope => ({
  ...scope,
  now: new Date(scope.now.getTime() + minutes * 60_000),
})

const letter = (more: Partial<Letter> = {}): Letter => ({
  kind: 'note',
  to: cast.ada.email,
  subject: 'How far you are',
  paragraphs: ['Hello Ada,', 'two thirds of the way.'],
  ...more,
})

test('a letter arrives as text and as HTML with the same words, and the outbox says so', async () => {
  const { id, state } = await post(
    scope,
    letter({
      subject: 'Größer als gestern – 38 %',
      button: { label: 'Open your page', url: 'https://rondo.example.com/portal?a=1&b=2' },
      figures: [{ label: 'Open rate', value: '38 %' }],
      footer: 'You get this because you set a goal.',
    }),
  )
  assert.equal(state, 'waiting')
  await sendDue(scope)
  const [email] = office.taken
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error, kept.messageId], ['sent', 1, null, email!.messageId])
  assert.equal(email!.subject, 'Größer als gestern – 38 %')
  assert.deepEqual([email!.from!.address, email!.from!.name], ['post@morgenpost.example', 'Morgenpost'])
  assert.equal(email!.to![0]!.address, cast.ada.email)
  for (const words of [
    'two thirds of the way.',
    'Open rate',
    '38 %',
    'because you set a goal',
    'Morgenpost',
  ]) {
    assert.ok(email!.text!.includes(words), `text: ${words}`)
    assert.ok(email!.html!.includes(words), `HTML: ${words}`)
  }
  assert.ok(email!.text!.includes('https://rondo.example.com/portal?a=1&b=2'))
  assert.ok(email!.html!.includes('href="https://rondo.example.com/portal?a=1&amp;b=2"'))
  await sendDue(scope)
  assert.equal(office.taken.length, 1)
})

test('no line break in a name or a subject makes a header, an address or a tag', async () => {
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
  await post(scope, letter())
  await sendDue(scope)
  const usual = new Set(office.taken[0]!.headers.map(({ key }) => key))
  for (const words of evil) {
    await changeSettings(scope, { companyName: words.replaceAll('\u0000', '') })
    await post(
      scope,
      letter({
        subject: words,
        paragraphs: [words],
        figures: [{ label: words, value: words }],
        button: { label: words, url: 'https://rondo.example.com' },
        footer: words,
      }),
    )
    await assert.rejects(post(scope, letter({ to: `${cast.ada.email}${words}` })), /is no e-mail address/)
    await assert.rejects(
      post(scope, letter({ to: `${cast.ada.email}, eve@example.com` })),
      /is no e-mail address/,
    )
  }
  await sendDue(scope)
  await changeSettings(scope, { companyName: 'Morgenpost' })
  assert.equal(office.taken.length, 1 + evil.length)
  for (const email of office.taken) {
    assert.deepEqual(new Set(email.headers.map(({ key }) => key)), usual)
    assert.deepEqual(
      [email.to!.length, email.to![0]!.address, email.cc, email.bcc],
      [1, cast.ada.email, undefined, undefined],
    )
    assert.doesNotMatch(email.html!, /<script/)
  }
})

test('a server that is busy is asked again later, and the letter keeps its Message-ID', async () => {
  const asked: number[] = []
  office.judge(() => (asked.push(1) < 3 ? { code: 451, words: 'Greylisted, come back' } : null))
  const { id } = await post(scope, letter())
  const { messageId } = await readMail(scope, id)
  await sendDue(scope)
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.error], ['waiting', '451 Greylisted, come back'])
  assert.ok(Math.abs(kept.dueAt.getTime() - minutesOn(1).now.getTime()) < 5000)
  await sendDue(scope)
  assert.equal(asked.length, 1)
  await sendDue(minutesOn(1.1))
  await sendDue(minutesOn(3))
  assert.equal(asked.length, 2, 'the second wait is longer')
  await sendDue(minutesOn(7))
  assert.deepEqual([office.taken.length, office.taken[0]!.messageId], [1, messageId])
  assert.equal((await readMail(scope, id)).tries, 3)
})

test('after some days of trying a letter has failed, with what was said last', async () => {
  office.judge(() => ({ code: 452, words: 'The box is full' }))
  const { id } = await post(scope, letter())
  for (let day = 0; day < 30; day++) await sendDue(minutesOn(day * 1440))
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 9, '452 The box is full'])
})

test('what the server refuses for good has failed at once, with its words, and can be sent again by hand', async () => {
  office.judge(() => ({ code: 550, words: 'No such person here' }))
  const { id } = await post(scope, letter())
  await sendDue(scope)
  await sendDue(minutesOn(10_000))
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries, kept.error], ['failed', 1, '550 No such person here'])
  office.judge(() => null)
  await sendAgain(scope, id)
  await sendDue(scope)
  assert.equal((await readMail(scope, id)).state, 'sent')
  const { messageId } = await readMail(scope, id)
  await sendAgain(scope, id)
  await sendDue(scope)
  assert.equal(office.taken.length, 2)
  assert.notEqual((await readMail(scope, id)).messageId, messageId, 'or mail programs would hide it')
})

test('a line that drops in the middle, and a server that is not there, lose no letter', async () => {
  office.judge(() => 'drop the line')
  const { id } = await post(scope, letter())
  await sendDue(scope)
  assert.equal((await readMail(scope, id)).state, 'waiting')
  await sendDue({ ...minutesOn(2), site: { ...scope.site, smtpUrl: 'smtp://127.0.0.1:1' } })
  const kept = await readMail(scope, id)
  assert.deepEqual([kept.state, kept.tries], ['waiting', 2])
  assert.match(kept.error!, /ECONNREFUSED/)
  office.judge(() => null)
  await sendDue(minutesOn(60))
  assert.equal(office.taken.length, 1)
})

test(`${SENDERS} senders and a slow server: each of ${LETTERS} letters arrives once`, async () => {
  office.judge(async () => (await pause(40), null))
  for (let i = 0; i < LETTERS; i++) await post(scope, letter({ subject: `Letter ${i}` }))
  await Promise.all(Array.from({ length: SENDERS }, () => sendDue(scope)))
  assert.deepEqual(
    office.taken.map(({ subject }) => subject).sort(),
    Array.from({ length: LETTERS }, (_, i) => `Letter ${i}`).sort(),
  )
})

test('a letter whose sender was killed is sent again after five minutes, under the same Message-ID', async () => {
  const { id } = await post(scope, letter())
  const { messageId } = await readMail(scope, id)
  await sql`update mail set state = 'sending', due_at = ${scope.now}`.execute(scope.db)
  await sendDue(minutesOn(4))
  assert.equal(office.taken.length, 0)
  await sendDue(minutesOn(6))
  assert.deepEqual([office.taken.length, office.taken[0]!.messageId], [1, messageId])
})

test('without a mail server letters are kept to be read, and a letter whose cause was undone was never written', async () => {
  const { id, state } = await post(withoutServer, letter())
  assert.equal(state, 'kept')
  assert.match((await readMail(scope, id)).text, /two thirds/)
  await assert.rejects(sendAgain(withoutServer, id), /There is no mail server. Set SMTP_URL/)
  const undone = together(scope, async (scope) => {
    await post(scope, letter({ subject: 'Never' }))
    throw new Error('undone')
  })
  await assert.rejects(undone, /undone/)
  const { letters, next, isSending } = await listMail(withoutServer, {})
  assert.deepEqual([letters.length, next, isSending], [1, null, false])
  assert.equal((await sendTest(scope, cast.ben.email)).state, 'waiting')
})

test('a letter of a list carries the way out of it, and looking at that way changes nothing', async () => {
  await post(scope, letter({ list: 'progress' }))
  await sendDue(scope)
  const header = (key: string) => office.taken[0]!.headers.find((one) => one.key === key)?.value
  const url = /^<(https:\/\/rondo\.example\.com\/mail\/stop\/([\w-]{43}))>$/.exec(
    header('list-unsubscribe')!,
  )!
  assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click')
  assert.ok(office.taken[0]!.text!.includes(url[1]!))
  const token = url[2]!
  const left = { email: cast.ada.email, list: 'progress' }
  assert.deepEqual(await lookAtWayOut(scope, token), left)
  assert.equal((await post(scope, letter({ list: 'progress' }))).state, 'waiting')
  assert.deepEqual(await leaveList(scope, token), left)
  assert.deepEqual(await leaveList(scope, token), left)
  await sendDue(scope)
  assert.equal(office.taken.length, 1, 'what still waited is dropped')
  const { id, state } = await post(scope, letter({ list: 'progress', to: cast.ada.email.toUpperCase() }))
  assert.equal(state, 'dropped')
  await assert.rejects(sendAgain(scope, id), /has left this list/)
  assert.equal((await post(scope, letter({ list: 'offers' }))).state, 'waiting')
  assert.equal((await post(scope, letter())).state, 'waiting')
  await assert.rejects(lookAtWayOut(scope, `${token}x`), /No letter of ours/)
})

test('a secret in a letter is forgotten once the letter is on its way', async () => {
  const secret = 'q'.repeat(43)
  const button = { label: 'Open', url: `https://rondo.example.com/portal/l/${secret}` }
  const { id } = await post(scope, letter({ button, secret }))
  assert.match((await readMail(scope, id)).html, /q{43}/)
  await sendDue(scope)
  assert.match(office.taken[0]!.html!, /q{43}/)
  const { rows } = await sql<{ row: string }>`select m::text as row from mail m`.execute(scope.db)
  assert.doesNotMatch(rows[0]!.row, /q{43}/)
  await assert.rejects(sendAgain(scope, id), /Make a new link/)
})

test('a mail server that cannot be is refused at the start, without its password in the words', () => {
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
