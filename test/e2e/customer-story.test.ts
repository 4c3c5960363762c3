import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { send, startServerWithOwner } from '../server.ts'
import { assertAccessible } from './accessible.ts'
import { openBrowser, skip } from './browser.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startServerWithOwner>>
let page: Page
let site: Awaited<ReturnType<typeof openSite>>
let snippet = ''
const consoleErrors: string[] = []

/** A third-party product whose pages contain the snippet copied from Rondo. */
async function openSite() {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Mailings</title>${snippet}`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

before(async () => {
  if (skip) return
  server = await startServerWithOwner()
  await send(`${server.url}/api/settings`, 'PATCH', { companyName: 'Morgenpost' }, ownerHeaders())
  site = await openSite()
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await context.addCookies(
    server.cookie.split('; ').map((pair) => {
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      return { name, value, url: server.url }
    }),
  )
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => message.type() === 'error' && consoleErrors.push(message.text()))
  page.on('pageerror', (error) => consoleErrors.push(String(error)))
})

after(async () => {
  if (skip) return
  await browser.close()
  site.close()
  await server[Symbol.asyncDispose]()
})

const ownerHeaders = () => ({ cookie: server.cookie, origin: server.url })
const loggedIn = () => page.getByRole('listitem').filter({ hasText: /Logged in, \d events/ })
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a key is created, and the first event sent with its snippet updates the page', { skip }, async () => {
  await page.goto(`${server.url}/settings?tab=tracking`)
  await page.getByText('No event yet').waitFor()
  await assertAccessible(page, 'Tracking without an event')
  await button('Create a key').click()
  await page.getByLabel('Where it will be used').fill('Website')
  await button('Create the key').click()
  const keyDialog = page.getByRole('dialog')
  await keyDialog.getByText('shown only once').waitFor()
  snippet = (await keyDialog.locator('pre').allInnerTexts()).join('\n')
  await assertAccessible(page, 'A key that was made')
  await button('I have copied it').click()
  const other = await browser.newPage()
  const startedAt = Date.now()
  await other.goto(site.url)
  await page.getByText('Events are coming in').waitFor()
  assert.ok(Date.now() - startedAt < 15_000, `It took ${Date.now() - startedAt} ms`)
  await other.close()
  await assertAccessible(page, 'Tracking with events')
})

test('the page of the customer shows who logged in', { skip }, async () => {
  await page.goto(`${server.url}/customers?q=Cleo`)
  await page.getByRole('link', { name: /Cleo Cycles/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Cleo Cycles' }).waitFor()
  await page.getByRole('region', { name: 'Who logs in' }).getByText('Ada Lovelace').waitFor()
  await loggedIn().waitFor()
  await assertAccessible(page, "A customer's page with log-ins")
})

test('a note appears at once, is saved, and can be restored after it was deleted', { skip }, async () => {
  const note = page.getByRole('listitem').getByText('Wants the large plan')
  await page.getByLabel('A note for everyone').fill('Wants the large plan')
  await page.keyboard.press('Control+Enter')
  await note.waitFor()
  await page.reload()
  await note.waitFor()
  await button('Delete this note').click()
  await note.waitFor({ state: 'detached' })
  await button('Undo').click()
  await note.waitFor()
  await page.getByRole('radio', { name: 'Notes', exact: true }).click()
  assert.equal(new URL(page.url()).searchParams.get('show'), 'notes')
  await page.reload()
  await note.waitFor()
  assert.equal(await loggedIn().count(), 0)
})

test('a revoked key is refused', { skip }, async () => {
  const key = /data-key="(\w[^"]+)"/.exec(snippet)![1]!
  const track = () =>
    send(`${server.url}/v1/track`, 'POST', { type: 'track', userId: '1', event: 'X', writeKey: key })
  assert.equal((await track()).status, 200)
  await page.goto(`${server.url}/settings?tab=tracking`)
  await button('Revoke the key Website').click()
  await button('Revoke it').click()
  await page.getByText('Revoked (1)').waitFor()
  assert.equal((await track()).status, 401)
})

test('no page logged a console error or violated its content policy', { skip }, () => {
  assert.deepEqual(consoleErrors, [])
})
