import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMailConfig } from './config.ts'

const url = 'https://rondo.example'
const from = (env: Record<string, string>) => readMailConfig(env, url).mailFrom

test('emails have the sender of the settings, or else the user of the mail server', () => {
  assert.equal(from({}), 'rondo@rondo.example')
  assert.equal(from({ SMTP_URL: 'smtps://ada%40x.example:pa%ss@smtp.x.example' }), 'ada@x.example')
  assert.equal(from({ SMTP_URL: 'smtp://h', MAIL_FROM: 'Ada <ada@x.example>' }), 'Ada <ada@x.example>')
})

test('a mail server whose user is not an address is refused with a reason, whatever the form of its name', () => {
  for (const user of ['ada', 'a%da'])
    assert.throws(
      () => from({ SMTP_URL: `smtp://${user}:secret@h` }),
      /MAIL_FROM is "a%?da"; with SMTP_URL it must/,
    )
})
