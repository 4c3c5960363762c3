import type { DescribedServer } from '../../test/described-server.ts'
import { eventually } from '../../test/eventually.ts'
import { runRondo } from '../../test/processes.ts'
import { OWNER } from '../../test/server.ts'

/** Calls every route about people, settings, keys and mail. The session of the team is a new one afterwards. */
export async function callRoutes(server: DescribedServer): Promise<void> {
  await callPeople(server)
  await callKeysAndMail(server)
}

async function callPeople({ call, signIn, session, data }: DescribedServer): Promise<void> {
  const { email, password } = OWNER
  await call('PUT /api/me', { body: { locale: null, theme: 'dark' } })
  await call('PATCH /api/settings', { body: { companyName: 'Morgenpost' } })
  await call('POST /api/password', { body: { present: password, next: 'four quiet green lamps' } })
  const { output } = await runRondo(['owner', 'reset'], { RONDO_DATA: data })
  const token = /\/setup#(\S+)/.exec(output)![1]!
  session.cookie = await signIn('POST /api/setup/password', { token, password })
  await call('POST /api/sign-out')
  session.cookie = await signIn('POST /api/sign-in', { email, password })
}

async function callKeysAndMail({ call }: DescribedServer): Promise<void> {
  const { id } = await call<{ id: number }>('POST /api/keys', { body: { name: 'Website' } })
  await call('POST /api/keys/{id}/revoke', { path: { id } })
  const mail = await call<{ id: number }>('POST /api/mail/test')
  const path = { id: mail.id }
  const state = async () => (await call<{ state: string }>('GET /api/mail/{id}', { path })).state
  await eventually(async () => (await state()) === 'sent')
  await call('POST /api/mail/{id}/again', { path })
}
