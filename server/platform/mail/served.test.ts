import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openSmtpServer } from '../../../test/smtp-server.ts'
import { cookieOf, send, startServerWithOwner } from '../../../test/server.ts'
import { cast, peopleAtCleo } from '../../customers/sample/cast.ts'

test('an invitation is sent within seconds, and its link opens the page', async () => {
  await using mailServer = await openSmtpServer()
  await using server = await startServerWithOwner({
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Morgenpost <post@example.com>',
  })
  const owner = (method: string, path: string, body?: unknown) =>
    send(`${server.url}/api${path}`, method, body, { cookie: server.cookie })
  const { id } = (await (
    await owner('POST', '/customers', { kind: 'company', name: cast.cleo.name })
  ).json()) as {
    id: number
  }
  const invited = await owner('POST', `/customers/${id}/portal/links`, { email: peopleAtCleo.mika.email })
  const { url } = (await invited.json()) as { url: string }
  assert.ok(url.startsWith(`${server.url}/portal/l/`))
  for (const end = Date.now() + 15_000; mailServer.accepted.length === 0 && Date.now() < end;) await pause(50)
  const [email] = mailServer.accepted
  assert.deepEqual([mailServer.accepted.length, email!.to![0]!.address], [1, peopleAtCleo.mika.email])
  assert.ok(email!.text!.includes(url))

  const opened = await send(url, 'POST', undefined)
  assert.equal(opened.status, 303)
  const me = await send(`${server.url}/portal/api/me`, 'GET', undefined, { cookie: cookieOf(opened) })
  assert.deepEqual(((await me.json()) as { customer: unknown }).customer, { name: cast.cleo.name })
  const { links, visits } = (await (await owner('GET', `/customers/${id}/portal`)).json()) as {
    links: { usedAt: string; madeBy: string }[]
    visits: { kind: string }[]
  }
  assert.deepEqual([links.length, links[0]!.madeBy, visits.length], [1, 'Ada', 1])
  assert.ok(links[0]!.usedAt)
  const { emails } = (await (await owner('GET', '/mail?state=sent')).json()) as { emails: { id: number }[] }
  assert.equal(emails.length, 1)
  const again = await owner('POST', `/mail/${emails[0]!.id}/again`, {})
  assert.deepEqual([again.status, ((await again.json()) as { code: string }).code], [409, 'link_forgotten'])
})
