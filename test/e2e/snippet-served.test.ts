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
let house: Awaited<ReturnType<typeof startServerWithOwner>>
let key: string
before(async () => {
  if (skip) return
  house = await startServerWithOwner()
  key = ((await ask('/api/keys', { name: 'Shop' })) as { key: string }).key
  browser = await openBrowser()
})
after(async () => {
  if (skip) return
  await browser.close()
  await house[Symbol.asyncDispose]()
})

async function ask(path: string, body?: unknown): Promise<unknown> {
  const { url, cookie } = house
  const answer = await send(url + path, body ? 'POST' : 'GET', body, { cookie, origin: url })
  assert.equal(answer.status, 200, `${path}: ${answer.status}`)
  return answer.json()
}

async function usageOf(name: string): Promise<Usage> {
  const { customers } = (await ask('/api/customers')) as Customers
  const customer = customers.find((one) => one.name === name)
  assert.ok(customer, `no customer "${name}" among ${customers.map((one) => one.name).join(', ')}`)
  return (await ask(`/api/customers/${customer.id}/usage`)) as Usage
}
const countOf = async (event: string) =>
  ((await ask('/api/usage/names')) as Names).find(({ name }) => name === event)?.events ?? 0

test(
  'what a page of another site and a program tell of one customer stands on that customer, each once',
  { skip },
  async () => {
    await using site = await openSite(house.url, key)
    const context = await browser.newContext()
    const complaints: string[] = []
    context.on('console', (message) => complaints.push(message.text()))
    const page = await openPage(context, site.url)
    await callSnippet(page, 'group', 'cycles', { name: 'Cleo Cycles' })
    await callSnippet(page, 'track', 'Mailing Sent', { mails: 120 })
    await callSnippet(page, 'flush')
    assert.equal(await queuedEvents(page), 0)

    const errors: RondoError[] = []
    const rondo = new Rondo({ host: house.url, key, onError: (error) => errors.push(error) })
    for (let n = 0; n < 30; n++)
      rondo.track({ userId: 7, event: 'Mailing Sent', messageId: `mail-${n % 25}` })
    await rondo.close()

    // One on the page, 25 different ones of the program.
    await eventually(async () => (await countOf('Mailing Sent')) >= 26)
    assert.equal(await countOf('Mailing Sent'), 26)
    const { contacts, days } = await usageOf('Cleo Cycles')
    assert.deepEqual(
      contacts.map(({ email }) => email),
      ['ada@lovelace.example'],
    )
    assert.ok(days[0]!.events >= 27)
    assert.deepEqual(complaints, [])
    assert.deepEqual(errors, [])
    await context.close()
  },
)

test('what a beacon takes arrives, and no console complains of the answer', { skip }, async () => {
  await using site = await openSite(house.url, key, 'data-page="off"')
  const context = await browser.newContext()
  const complaints: string[] = []
  context.on('console', (message) => complaints.push(message.text()))
  const page = await openPage(context, site.url)
  await eventually(async () => (await queuedEvents(page)) === 0)
  await page.evaluate(() => {
    ;(globalThis as unknown as { rondo: Api }).rondo['track']!('Last Words')
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await eventually(async () => (await countOf('Last Words')) === 1)
  assert.equal(await queuedEvents(page), 1, 'only an answer takes an event out of the queue')
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a key that was revoked is refused with words, on the page and in the program', { skip }, async () => {
  await using site = await openSite(house.url, 'rk_nobody')
  const context = await browser.newContext()
  const complaints: string[] = []
  context.on('console', (message) => complaints.push(message.text()))
  await openPage(context, site.url)
  await eventually(() => complaints.some((words) => words.includes('This key is not known here')))
  await context.close()
  const errors: RondoError[] = []
  const rondo = new Rondo({ host: house.url, key: 'rk_nobody', onError: (error) => errors.push(error) })
  rondo.track({ userId: 7, event: 'Mailing Sent' })
  await rondo.close()
  assert.deepEqual(
    errors.map(({ code, status }) => [code, status]),
    [['rejected', 401]],
  )
})
