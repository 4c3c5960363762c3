import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { NextSale } from '../../server/plays/next-sale/schema.ts'
import type { Line } from '../../server/signals/today/schema.ts'
import { lineKey } from '../../web/signals/actions/line-action.ts'
import { assertAccessible } from './accessible.ts'
import { skip } from './browser.ts'
import { openTeamPage, type TeamPage } from './team-page.ts'

let team: TeamPage
let page: Page

before(async () => {
  if (skip) return
  team = await openTeamPage()
  page = team.page
})

after(async () => {
  if (!skip) await team[Symbol.asyncDispose]()
})

const lines = () => page.locator('[data-line]')
const button = (name: string | RegExp) => page.getByRole('button', { name })
// A toast calls itself a dialog too.
const dialog = () => page.locator('[role=dialog]:not([aria-modal=false])')
const focusedLine = () =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'])

type Lines = { lines: Pick<Line, 'customerId' | 'group' | 'signals'>[] }
const request = <Body = Lines>(method: string, path: string, body?: unknown) =>
  team.request<Body>(method, path, body)

/** Assigns a customer to the owner who is not on their list yet. @returns the customer's name */
async function assignAnother(): Promise<string> {
  const shown = new Set((await request('GET', '/api/today')).lines.map(({ customerId }) => customerId))
  const { lines: all } = await request<{ lines: Line[] }>('GET', '/api/signals')
  const { customerId, name, signals } = all.find((line) => !shown.has(line.customerId))!
  const [owner] = await request<{ id: string }[]>('GET', '/api/people')
  const line = { customerId, signals: signals.map(({ id }) => id), to: owner!.id }
  await request('POST', '/api/today/assign', line)
  return name
}

test('the first page is Today, and explains itself before the first order', { skip }, async () => {
  await page.goto(team.url)
  await page.getByRole('heading', { name: 'Who to help, who to ask, who to thank' }).waitFor()
  assert.equal(new URL(page.url()).pathname, '/today')
  await assertAccessible(page, 'Today of an empty company')
})

test(
  'with the sample company Today has ten lines, each with a reason and its evidence',
  { skip },
  async () => {
    await request('POST', '/api/sample')
    while ((await request('GET', '/api/today')).lines.length < 10) await page.waitForTimeout(200)
    await page.goto(`${team.url}/today`)
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
    await page.goto(`${team.url}/today`)
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
    await page.goto(`${team.url}/today`)
    await lines().first().waitFor()
    const orderOn = (on: Page) =>
      on.locator('[data-line]').evaluateAll((all) => all.map((line) => line.getAttribute('data-line')))
    const order = () => orderOn(page)
    const before = await order()
    assert.equal(new Set(before).size, before.length, 'one line per customer')
    const newcomer = await assignAnother()
    await page.reload()
    await button(/^\d+ new$/).waitFor()
    assert.deepEqual(await order(), before)
    const phone = await team.openPhone()
    await phone.goto(`${team.url}/today`)
    await phone.getByRole('button', { name: /^\d+ new$/ }).waitFor()
    assert.deepEqual(await orderOn(phone), before, 'the list is the same in another browser')
    await phone.context().close()
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
  await page.goto(`${team.url}/today`)
  await lines().first().waitFor()
  const first = await lines().first().getAttribute('data-line')
  await page.context().setOffline(true)
  await page.keyboard.press('s')
  await dialog().getByRole('button', { name: 'Snooze' }).click()
  await page.getByText('That was not saved').waitFor()
  assert.equal(await lines().first().getAttribute('data-line'), first, 'the line is back in its place')
  assert.equal(await focusedLine(), await lines().nth(1).getAttribute('data-line'))
  await assertAccessible(page, 'A refused deed')
  await page.context().setOffline(false)
  await button('Try again').first().click()
  await page.getByText(/Back on /).waitFor()
  assert.equal(await page.locator(`[data-line="${first}"]`).count(), 0)
})

test('a second action on the same line shows who has already addressed it', { skip }, async () => {
  await page.goto(`${team.url}/today`)
  await lines().first().waitFor()
  const first = await lines().first().getAttribute('data-line')
  // A list that is kept may hold lines that a new list of today would not.
  const line = (await request('GET', '/api/signals')).lines.find((one) => lineKey(one) === first)
  const signals = line!.signals.map(({ id }) => id)
  await request('POST', '/api/today/address', { customerId: line!.customerId, signals })
  await lines()
    .first()
    .getByRole('button', { name: /More actions for/ })
    .click()
  await page.getByRole('menuitem', { name: /Resolve/ }).click()
  await dialog().getByRole('combobox').click()
  await page.getByRole('option', { name: 'On holiday' }).click()
  await button('Mark as resolved').click()
  await page.getByText(/has already resolved this/).waitFor()
})

test('asking a customer who was already asked today needs a confirmation', { skip }, async () => {
  await page.goto(`${team.url}/next-sale`)
  const first = button(/^I asked: /).first()
  const name = (await first.getAttribute('aria-label'))!.replace('I asked: ', '')
  const lists = await request<NextSale>('GET', '/api/next-sale')
  const { customerId } = lists.first.proposals.find((one) => one.name === name)!
  await request('POST', '/api/next-sale/log', { customerId, answer: 'asked' })
  await first.click()
  await button('Save').click()
  await page.getByText(/asked .* for the next sale today already/).waitFor()
  await button('Save anyway').click()
  await page.getByText(`${name} was asked.`).waitFor()
  assert.equal((await request<unknown[]>('GET', `/api/customers/${customerId}/asks`))?.length, 2)
})

test('no page of Today logged a console error', { skip }, () => {
  assert.deepEqual(team.consoleErrors, [])
})
