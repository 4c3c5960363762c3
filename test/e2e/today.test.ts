import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { NextSale } from '../../server/plays/next-sale/schema.ts'
import type { Line } from '../../server/signals/today/schema.ts'
import { lineKey } from '../../web/signals/actions/line-action.ts'
import { send, startServerWithOwner } from '../server.ts'
import { assertAccessible } from './accessible.ts'
import { openBrowser, skip } from './browser.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startServerWithOwner>>
let page: Page
const consoleErrors: string[] = []

before(async () => {
  if (skip) return
  server = await startServerWithOwner()
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const [name = '', value = ''] = server.cookie.split(/[=;]/)
  await context.addCookies([{ name, value, url: server.url }])
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    // The browser also logs refused requests and requests without a network.
    const isExpected = /409|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isExpected) consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(String(error)))
})

after(async () => {
  if (skip) return
  await browser.close()
  await server[Symbol.asyncDispose]()
})

const lines = () => page.locator('[data-line]')
const button = (name: string | RegExp) => page.getByRole('button', { name })
// A toast calls itself a dialog too.
const dialog = () => page.locator('[role=dialog]:not([aria-modal=false])')
const focusedLine = () =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'])

type Lines = { lines: Pick<Line, 'customerId' | 'group' | 'signals'>[] }
async function request<Body = Lines>(method: string, path: string, body?: unknown) {
  const response = await send(server.url + path, method, body, { cookie: server.cookie, origin: server.url })
  assert.ok(response.ok, `${method} ${path} answered ${response.status}`)
  const text = await response.text()
  return text === '' ? null : (JSON.parse(text) as Body)
}

/** Assigns a customer to the owner who is not on their list yet. @returns the customer's name */
async function assignAnother(): Promise<string> {
  const shown = new Set((await request('GET', '/api/today'))!.lines.map(({ customerId }) => customerId))
  const { lines: all } = (await request<{ lines: Line[] }>('GET', '/api/signals'))!
  const { customerId, name, signals } = all.find((line) => !shown.has(line.customerId))!
  const [owner] = (await request<{ id: string }[]>('GET', '/api/people'))!
  const line = { customerId, signals: signals.map(({ id }) => id), to: owner!.id }
  await request('POST', '/api/today/assign', line)
  return name
}

test('the first page is Today, and explains itself before the first order', { skip }, async () => {
  await page.goto(server.url)
  await page.getByRole('heading', { name: 'Whom to help, whom to ask, whom to thank' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/today')
  await assertAccessible(page, 'Today of an empty company')
})

test(
  'with the sample company Today has ten lines, each with a reason and its evidence',
  { skip },
  async () => {
    await request('POST', '/api/sample')
    while ((await request('GET', '/api/today'))!.lines.length < 10) await page.waitForTimeout(200)
    await page.goto(`${server.url}/today`)
    await page.getByText('people would benefit from hearing from you.').waitFor()
    assert.equal(await lines().count(), 10)
    await lines().first().getByRole('button', { name: 'Why?' }).click()
    await page.getByRole('link', { name: 'How often this was right' }).first().waitFor()
    await assertAccessible(page, 'Today')
  },
)

test(
  'a call is logged with the keyboard alone: the line disappears, the next gets the focus, undo restores it',
  { skip },
  async () => {
    await page.goto(`${server.url}/today`)
    await lines().first().waitFor()
    const keys = await lines().evaluateAll((all) => all.map((line) => line.getAttribute('data-line')))
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    assert.equal(await focusedLine(), keys[1])
    await page.keyboard.press('l')
    await dialog().waitFor()
    await page.keyboard.type('Back on Monday.')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^The call with .* is logged/).waitFor()
    assert.equal(await focusedLine(), keys[2])
    assert.equal(await page.locator(`[data-line="${keys[1]}"]`).count(), 0)
    await page.getByText('1 done today').click()
    await page.getByText('“Back on Monday.”').waitFor()
    await assertAccessible(page, 'Today with something done')
    await button(/^Undo: /).click()
    await page.locator(`[data-line="${keys[1]}"]`).waitFor()
  },
)

test(
  'the list keeps its order over a reload, and a line that comes later waits behind a button',
  { skip },
  async () => {
    await page.goto(`${server.url}/today`)
    await lines().first().waitFor()
    const order = () => lines().evaluateAll((all) => all.map((line) => line.getAttribute('data-line')))
    const before = await order()
    assert.equal(new Set(before).size, before.length, 'one line per customer')
    const newcomer = await assignAnother()
    await page.reload()
    await button(/^\d+ new$/).waitFor()
    assert.deepEqual(await order(), before)
    await button(/^\d+ new$/).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: newcomer }).waitFor()
    const after = await order()
    assert.deepEqual(
      after.filter((key) => before.includes(key)),
      before,
    )
    await page.reload()
    await page.getByRole('link', { name: newcomer }).waitFor()
    assert.deepEqual(await order(), after)
    await assertAccessible(page, 'Today with a new line')
  },
)

test('a failed action restores the line with a message, and can be retried', { skip }, async () => {
  await page.goto(`${server.url}/today`)
  await lines().first().waitFor()
  const first = (await lines().first().getAttribute('data-line'))!
  await page.context().setOffline(true)
  await page.keyboard.press('s')
  await dialog().getByRole('button', { name: 'Snooze' }).click()
  await page.getByText('That was not kept').waitFor()
  assert.equal(await lines().first().getAttribute('data-line'), first, 'the line is back in its place')
  assert.equal(await focusedLine(), await lines().nth(1).getAttribute('data-line'))
  await assertAccessible(page, 'A refused deed')
  await page.context().setOffline(false)
  await button('Try again').first().click()
  await page.getByText(/Back on /).waitFor()
  assert.equal(await page.locator(`[data-line="${first}"]`).count(), 0)
})

test('a second action on the same line shows who has already addressed it', { skip }, async () => {
  await page.goto(`${server.url}/today`)
  await lines().first().waitFor()
  const first = await lines().first().getAttribute('data-line')
  const line = (await request('GET', '/api/today'))!.lines.find((one) => lineKey(one) === first)
  const signals = line!.signals.map(({ id }) => id)
  await request('POST', '/api/today/address', { customerId: line!.customerId, signals })
  await lines()
    .first()
    .getByRole('button', { name: /More to do/ })
    .click()
  await page.getByRole('menuitem', { name: /Resolve/ }).click()
  await dialog().getByRole('combobox').click()
  await page.getByRole('option', { name: 'On holiday' }).click()
  await button('Mark as resolved').click()
  await page.getByText(/has addressed this already/).waitFor()
})

test('asking a customer who was already asked today needs a confirmation', { skip }, async () => {
  await page.goto(`${server.url}/next-sale`)
  const first = button(/^I asked: /).first()
  const name = (await first.getAttribute('aria-label'))!.replace('I asked: ', '')
  const lists = (await request<NextSale>('GET', '/api/next-sale'))!
  const { customerId } = lists.first.proposals.find((one) => one.name === name)!
  await request('POST', '/api/next-sale/log', { customerId, answer: 'asked' })
  await first.click()
  await button('Keep it').click()
  await page.getByText(/asked .* for the next sale today already/).waitFor()
  await button('Keep this one too').click()
  await page.getByText(`${name} was asked.`).waitFor()
  assert.equal((await request<unknown[]>('GET', `/api/customers/${customerId}/asks`))?.length, 2)
})

test('the list of waiting customers can be filtered by URL, acted on, and exported', { skip }, async () => {
  await page.goto(`${server.url}/today/all?group=ask`)
  const rows = page.getByRole('row')
  await rows.nth(1).waitFor()
  const before = await rows.count()
  assert.equal(await page.getByRole('cell', { name: 'Help', exact: true }).count(), 0)
  const [download] = await Promise.all([page.waitForEvent('download'), button('CSV raw').click()])
  const csv = await readFile((await download.path())!, 'utf8')
  assert.equal(csv.trim().split('\r\n').length, before)
  await assertAccessible(page, 'Everybody who waits')
  await button(/More to do about/)
    .first()
    .click()
  await page.getByRole('menuitem', { name: /Snooze/ }).click()
  await dialog().getByRole('button', { name: 'Snooze' }).click()
  await page.getByText(/Back on /).waitFor()
  assert.equal(await rows.count(), before - 1)
})

test('the track record of the sample company is there at once, judged on its past', { skip }, async () => {
  await page.goto(`${server.url}/today/record`)
  await page.getByText('not what your calls have caused').waitFor()
  await page.getByText('Gone quiet · judged on your past').waitFor()
  await assertAccessible(page, 'The track record')
})

test('a custom reason is offered until it is retired, and a setting is saved', { skip }, async () => {
  await page.goto(`${server.url}/settings?tab=signals`)
  await page.getByLabel('Another reason').fill('Moved house')
  await button('Add').click()
  await button('Retire: Moved house').click()
  await page.getByText('1 retired').click()
  await button('Offer again: Moved house').waitFor()
  await page.getByLabel('Days to begin in').fill('0')
  await page.getByText('Give whole days, from 1 to 90.').waitFor()
  await assertAccessible(page, 'Settings of signals')
  await page.getByLabel('Days to begin in').fill('10')
  await page.keyboard.press('Enter')
  await page.getByText(/Saved/).waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('Days to begin in').inputValue(), '10')
})

test('no page of Today logged a console error', { skip }, () => {
  assert.deepEqual(consoleErrors, [])
})
