import { sql } from 'kysely'
import type { Email } from './email.ts'
import type { Scope } from '../scope/scope.ts'
import { changeSettings } from '../settings/settings.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { openSmtpServer } from '../../../test/smtp-server.ts'
import { cast } from '../../customers/sample/cast.ts'

/** A company that sends its emails by a mail server of the test. */
export async function openMailFixture() {
  const database = await testDatabase()
  const mailServer = await openSmtpServer()
  const first = await testScope(database)
  const site = { url: 'https://rondo.example.com', mailFrom: 'Morgenpost <post@morgenpost.example>' }
  const scope: Scope = { ...first, site: { ...site, smtpUrl: mailServer.url } }
  await changeSettings(scope, { companyName: 'Morgenpost' })
  return {
    mailServer,
    scope,
    withoutServer: { ...first, site: { ...site, smtpUrl: null } } as Scope,
    minutesOn: (minutes: number): Scope => ({
      ...scope,
      now: new Date(scope.now.getTime() + minutes * 60_000),
    }),
    /** Empties the outbox and makes the mail server accept everything. */
    async reset() {
      mailServer.respondWith(() => null)
      mailServer.accepted.length = 0
      await sql`truncate mail, mail_opt_out, mail_unsubscribe_link`.execute(scope.db)
    },
    async [Symbol.asyncDispose]() {
      await mailServer[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** An email to Ada with default values. */
export const email = (more: Partial<Email> = {}): Email => ({
  kind: 'note',
  to: cast.ada.email,
  subject: 'How far you are',
  paragraphs: ['Hello Ada,', 'two thirds of the way.'],
  ...more,
})
