import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { ran } from '../processes.ts'
import { send, servedWithOwner } from '../served.ts'
import { assertAccessible, openSide, type Side } from './both-sides.ts'
import { openBrowser, skip } from './browser.ts'

const OUTCOME = 'More people open what we send'
const DAY = 86_400_000

let browser: Browser
let served: Awaited<ReturnType<typeof servedWithOwner>>
let team: Side
let customer: Side
let cleo: number

const dayBefore = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10)

async function ask<Answer>(method: string, place: string, body?: unknown): Promise<Answer> {
  const answer = await send(served.url + place, method, body, { cookie: served.cookie, origin: served.url })
  const text = await answer.text()
  assert.ok(answer.ok, `${method} ${place} answered ${answer.status}: ${text}`)
  return (text === '' ? null : JSON.parse(text)) as Answer
}

/** An order as it comes in a file. */
async function order(number: number, day: string, product: string): Promise<void> {
  const file = path.join(served.data, `orders-${number}.csv`)
  const row = `${number},cleo,office@cleo-cycles.example,Cleo Cycles,${day},120.00,${product}`
  await writeFile(file, `order,customer,email,name,date,amount,product\n${row}\n`)
  const run = await ran(['import', file], { RONDO_DATA: served.data })
  assert.equal(run.code, 0, run.words)
}

before(async () => {
  if (skip) return
  served = await servedWithOwner()
  await ask('PATCH', '/api/settings', { companyName: 'Morgenpost' })
  await order(1, dayBefore(20), '10,000 mails')
  const { customers } = await ask<{ customers: { id: number }[] }>('GET', '/api/customers')
  cleo = customers[0]!.id
  browser = await openBrowser()
  team = await openSide(browser, /^$/)
  // Who has no session is told so by a 401, and what finds no network is written down too.
  customer = await openSide(browser, /401|ERR_INTERNET_DISCONNECTED/)
  const [name = '', value = ''] = served.cookie.split(/[=;]/)
  await team.context.addCookies([{ name, value, url: served.url }])
})

after(async () => {
  if (skip) return
  await browser.close()
  await served[Symbol.asyncDispose]()
})

const goalOfTeam = () => team.page.getByRole('article', { name: OUTCOME })
const goalOfCustomer = () => customer.page.getByRole('article', { name: OUTCOME })
// A toast calls itself a dialog too.
const dialog = () => team.page.locator('[role=dialog]:not([aria-modal=false])')

async function report(value: string): Promise<void> {
  await goalOfCustomer()
    .getByRole('button', { name: /^Report/ })
    .click()
  await customer.page.keyboard.type(value)
  await customer.page.keyboard.press('Enter')
  await goalOfCustomer().getByText('Thank you.').waitFor()
}

test('the team sets a goal from a template', { skip }, async () => {
  const { page } = team
  await page.goto(`${served.url}/customers/${cleo}`)
  await page.getByRole('button', { name: 'Set a goal' }).click()
  await assertAccessible(page, 'Choosing a goal')
  await dialog().getByRole('button', { name: OUTCOME }).click()
  await dialog().getByLabel('Open rate today').fill('20')
  await dialog().getByLabel('Target').fill('25')
  await dialog().getByRole('button', { name: 'Set the goal' }).click()
  await goalOfTeam().getByText('On track').waitFor()
  await assertAccessible(page, 'A customer with a goal')
})

test('without a session the customer’s pages say so, and offer a new link', { skip }, async () => {
  const { page } = customer
  await page.goto(`${served.url}/portal`)
  await page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
  await assertAccessible(page, 'The closed page')
  await page.getByLabel('Your e-mail address').fill('stranger@example.com')
  await page.getByRole('button', { name: 'Send me a new link' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await assertAccessible(page, 'The answer to everybody')
})

test('the customer opens the link that they were sent, and sees the goal', { skip }, async () => {
  const goals = await ask<{ id: number }[]>('GET', `/api/customers/${cleo}/goals`)
  const place = `/api/customers/${cleo}/goals/${goals[0]!.id}`
  // So long without a reading that nobody knows how it goes.
  await ask('PATCH', place, { startsOn: dayBefore(45) })
  await ask('POST', `${place}/milestones`, { title: 'The welcome letter is rewritten' })
  const invited = { email: 'noa@cleo-cycles.example' }
  const { url } = await ask<{ url: string }>('POST', `/api/customers/${cleo}/portal/links`, invited)
  const { page } = customer
  await page.goto(url)
  await assertAccessible(page, 'The link')
  await page.getByRole('button', { name: 'Open your page' }).click()
  await goalOfCustomer().getByText('Report your first number').waitFor()
  await goalOfCustomer().getByText('The welcome letter is rewritten').waitFor()
  await assertAccessible(page, 'A goal without a number')
})

test('a number is reported by keyboard alone, and the team sees it at once', { skip }, async () => {
  await team.page.reload()
  await goalOfTeam().getByText('At risk').waitFor()
  const { page } = customer
  await goalOfCustomer().getByRole('button', { name: 'Report a number' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('about 23')
  await page.keyboard.press('Enter')
  await page.getByText('Write one number').waitFor()
  await assertAccessible(page, 'A number that cannot be read')
  await page.getByLabel('Open rate').fill('23.5')
  await page.getByText('This will be kept as 23.5').waitFor()
  await page.keyboard.press('Enter')
  await goalOfCustomer().getByText('Thank you.').waitFor()
  await team.page.reload()
  await goalOfTeam().getByText('On track').waitFor()
  assert.match(await goalOfTeam().innerText(), /23\.5/)
})

test('a number that they doubt does not count until the team has answered', { skip }, async () => {
  const [goal] = await ask<{ metric: { id: number } }[]>('GET', `/api/customers/${cleo}/goals`)
  const reading = { metricId: goal!.metric.id, value: 0.09 }
  await ask('POST', `/api/customers/${cleo}/readings`, reading)
  const { page } = customer
  await page.reload()
  await goalOfCustomer().getByText('All 2 numbers').click()
  await goalOfCustomer()
    .getByRole('button', { name: /^9.% is not right/ })
    .click()
  await page.keyboard.type('That was a test mailing to ourselves.')
  await goalOfCustomer().getByRole('button', { name: 'Say that it is not right' }).click()
  await goalOfCustomer().getByText('In doubt: does not count yet').waitFor()
  await assertAccessible(page, 'A number in doubt')
  await team.page.reload()
  await goalOfTeam().getByText('That was a test mailing to ourselves.').first().waitFor()
  await goalOfTeam().getByText('On track').waitFor()
  await goalOfTeam().getByRole('button', { name: 'Answer' }).click()
  await dialog().getByLabel('The right value of “Open rate”').fill('24.5')
  await dialog().getByRole('button', { name: 'Correct it' }).click()
  await goalOfTeam().getByText('is doubted').waitFor({ state: 'detached' })
})

test('what is written offline is kept, and sent once there is a network again', { skip }, async () => {
  const { page, context } = customer
  await page.reload()
  const write = () => goalOfCustomer().getByRole('button', { name: /^Write to/ })
  await write().click()
  await context.setOffline(true)
  await page.keyboard.type('The new subject lines work.')
  await goalOfCustomer().getByRole('button', { name: 'Send' }).click()
  await page.getByText('That was not kept yet').waitFor()
  await assertAccessible(page, 'Words without a network')
  await context.setOffline(false)
  await page.reload()
  await write().click()
  await goalOfCustomer().getByRole('button', { name: 'Send' }).click()
  await goalOfCustomer()
    .getByRole('list', { name: 'What was written' })
    .getByText('The new subject lines work.')
    .waitFor()
  await assertAccessible(page, 'A goal that was talked about')
})

test('the goal is reached on both sides', { skip }, async () => {
  await report('26')
  await goalOfCustomer().getByText('You are there.').waitFor()
  await team.page.reload()
  await goalOfTeam().getByText('Reached', { exact: true }).waitFor()
  await assertAccessible(customer.page, 'A goal that was reached')
})

test(
  'who has reached their goal is to be asked for the next sale, on Today and on its own page',
  { skip },
  async () => {
    const { page } = team
    const isReady = async () =>
      (await ask<{ first: { proposals: unknown[] } }>('GET', '/api/next-sale')).first.proposals.length > 0
    while (!(await isReady())) await page.waitForTimeout(200)
    await page.goto(`${served.url}/today`)
    await page.getByRole('button', { name: 'Asked: Cleo Cycles' }).waitFor()
    await assertAccessible(page, 'Today with somebody to ask')
    await page.keyboard.press('g')
    await page.keyboard.press('n')
    await page.getByText('One customer does well enough').waitFor()
    await page.getByText('Hello Cleo Cycles').waitFor()
    await assertAccessible(page, 'The next sale')
  },
)

test('an ask is kept, taken back, and kept again', { skip }, async () => {
  const { page } = team
  const answer = (name: string) => page.getByRole('button', { name: `${name}: Cleo Cycles` })
  await answer('No').click()
  await assertAccessible(page, 'What became of the ask')
  await dialog().getByLabel('The reason').fill('Wrong number dialled')
  await dialog().getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Cleo Cycles said no.').waitFor()
  await page.getByText('Nobody is to be asked today.').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await answer('Asked').click()
  await dialog().getByLabel('What was said').fill('Sounds good, she thinks about it.')
  await dialog().getByRole('button', { name: 'Keep it' }).click()
  await page.getByText('Cleo Cycles was asked.').waitFor()
  await page.getByText('“Sounds good, she thinks about it.”').waitFor()
})

test('the order that arrives is tied to the ask', { skip }, async () => {
  await order(2, dayBefore(0), '50,000 mails')
  const { page } = team
  await page.reload()
  await page.getByText(/^Order on/).waitFor()
  await page.getByText('1 ask, 1 sale within 90 days so far.').waitFor()
  await page.getByText('This is observed, not caused').waitFor()
  await assertAccessible(page, 'What came of asking')
  await page.getByRole('radio', { name: 'By who asked' }).click()
  await page.getByRole('cell', { name: 'Ada' }).waitFor()
})

test('who signs out is out', { skip }, async () => {
  await customer.page.getByRole('button', { name: 'Sign out' }).click()
  await customer.page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
  await customer.page.reload()
  await customer.page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
})

test('no page of either side broke a rule of its own', { skip }, () => {
  assert.deepEqual([...team.complaints, ...customer.complaints], [])
})
