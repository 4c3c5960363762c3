import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { Rondo, type RondoError } from '../../sdk/node.ts'
import { send, startServerWithOwner } from '../server.ts'
import { eventually } from '../eventually.ts'
import { openBrowser, skip } from './browser.ts'
import { openSite } from './site.ts'
import { openPage, callSnippet, queuedEvents, type Api } from './visitor.ts'

type Customers = { customers: { id: number; name: string }[] }
type Usage = { contacts: { email: string | null }[]; days: { events: number }[] }
type Names = { name: string; events: number }[]

let browser: Browser
let server: Awaited<ReturnType<typeof startServerWithOwner>>
let key: string
before(async () => {
  if (skip) return
  server = await startServerWithOwner()
  key = ((await request('/api/keys', { name: 'Shop' })) as { key: string }).key
  browser = await openBrowser()
})
after(async () => {
  if (skip) return
  await browser.close()
  await server[Symbol.asyncDispose]()
})

async function request(path: string, body?: unknown): Promise<unknown> {
  const { url, cookie } = server
  const response = await send(url + path, body ? 'POST' : 'GET', body, { cookie, origin: url })
  assert.equal(response.status, 200, `${path}: ${response.status}`)
  return response.json()
}

async function loadUsage(name: string): Promise<Usage> {
  const { customers } = (await request('/api/customers')) as Customers
  const customer = customers.find((one) => one.name === name)
  assert.ok(customer, `no customer "${name}" among ${customers.map((one) => one.name).join(', ')}`)
  return (await request(`/api/customers/${customer.id}/usage`)) as Usage
}
const countEvents = async (event: string) =>
  ((await request('/api/usage/names')) as Names).find(({ name }) => name === event)?.events ?? 0

test(
  'events of one customer from a third-party page and from a program are recorded for that customer, each once',
  { skip },
  async () => {
    await using site = await openSite(server.url, key)
    const context = await browser.newContext()
    const consoleMessages: string[] = []
    context.on('console', (message) => consoleMessages.push(message.text()))
    const page = await openPage(context, site.url)
    await callSnippet(page, 'group', 'cycles', { name: 'Cleo Cycles' })
    await callSnippet(page, 'track', 'Mailing Sent', { mails: 120 })
    await callSnippet(page, 'flush')
    assert.equal(await queuedEvents(page), 0)

    const errors: RondoError[] = []
    const rondo = new Rondo({ host: server.url, key, onError: (error) => errors.push(error) })
    for (let n = 0; n < 30; n++)
      rondo.track({ userId: 7, event: 'Mailing Sent', messageId: `mail-${n % 25}` })
    await rondo.close()

    // One from the page, 25 distinct ones from the program.
    await eventually(async () => (await countEvents('Mailing Sent')) >= 26)
    assert.equal(await countEvents('Mailing Sent'), 26)
    const { contacts, days } = await loadUsage('Cleo Cycles')
    assert.deepEqual(
      contacts.map(({ email }) => email),
      ['ada@lovelace.example'],
    )
    assert.ok(days[0]!.events >= 27)
    assert.deepEqual(consoleMessages, [])
    assert.deepEqual(errors, [])
    await context.close()
  },
)

test('events sent by a beacon arrive, and the response causes no console message', { skip }, async () => {
  await using site = await openSite(server.url, key, 'data-page="off"')
  const context = await browser.newContext()
  const consoleMessages: string[] = []
  context.on('console', (message) => consoleMessages.push(message.text()))
  const page = await openPage(context, site.url)
  await eventually(async () => (await queuedEvents(page)) === 0)
  await page.evaluate(() => {
    ;(globalThis as unknown as { rondo: Api }).rondo['track']!('Last Words')
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await eventually(async () => (await countEvents('Last Words')) === 1)
  assert.equal(await queuedEvents(page), 1, 'only an answer takes an event out of the queue')
  assert.deepEqual(consoleMessages, [])
  await context.close()
})

test('an unknown key is refused with a message, on the page and in the program', { skip }, async () => {
  await using site = await openSite(server.url, 'rk_nobody')
  const context = await browser.newContext()
  const consoleMessages: string[] = []
  context.on('console', (message) => consoleMessages.push(message.text()))
  await openPage(context, site.url)
  await eventually(() => consoleMessages.some((message) => message.includes('This key is unknown')))
  await context.close()
  const errors: RondoError[] = []
  const rondo = new Rondo({ host: server.url, key: 'rk_nobody', onError: (error) => errors.push(error) })
  rondo.track({ userId: 7, event: 'Mailing Sent' })
  await rondo.close()
  assert.deepEqual(
    errors.map(({ code, status }) => [code, status]),
    [['rejected', 401]],
  )
})
