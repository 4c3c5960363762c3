import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eventually } from '../eventually.ts'
import { assertAccessible } from './accessible.ts'
import { dayBefore, openTeamAndCustomer, type BrowserSession } from './team-and-customer.ts'
import { skip } from './browser.ts'

const OUTCOME = 'More people open what we send'

let app: Awaited<ReturnType<typeof openTeamAndCustomer>>
let team: BrowserSession
let customer: BrowserSession

before(async () => {
  if (skip) return
  app = await openTeamAndCustomer()
  team = app.team
  customer = app.customer
})

after(async () => {
  if (!skip) await app.close()
})

const goalOfTeam = () => team.page.getByRole('article', { name: OUTCOME })
const goalOfCustomer = () => customer.page.getByRole('article', { name: OUTCOME })
const proposals = async () =>
  (await app.ask<{ first: { proposals: unknown[] } }>('GET', '/api/next-sale')).first.proposals
// A toast calls itself a dialog too.
const dialog = () => team.page.locator('[role=dialog]:not([aria-modal=false])')

test('the team sets a goal from a template', { skip }, async () => {
  const { page } = team
  await page.goto(`${app.url}/customers/${app.cleo}`)
  await page.getByRole('button', { name: 'Set a goal' }).click()
  await assertAccessible(page, 'Choosing a goal')
  await dialog().getByRole('button', { name: OUTCOME }).click()
  await dialog().getByLabel('Open rate today').fill('20')
  await dialog().getByLabel('Target').fill('25')
  await dialog().getByRole('button', { name: 'Set the goal' }).click()
  await goalOfTeam().getByText('On track').waitFor()
  await assertAccessible(page, 'A customer with a goal')
})

test('without a session the portal offers a new link', { skip }, async () => {
  const { page } = customer
  await page.goto(`${app.url}/portal`)
  await page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
  await assertAccessible(page, 'The closed page')
  await page.getByLabel('Your email address').fill('stranger@example.com')
  await page.getByRole('button', { name: 'Send me a new link' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await assertAccessible(page, 'The answer to everybody')
})

test('the customer opens the invitation link, and sees the goal', { skip }, async () => {
  const goals = await app.ask<{ id: number }[]>('GET', `/api/customers/${app.cleo}/goals`)
  const goalPath = `/api/customers/${app.cleo}/goals/${goals[0]!.id}`
  // So long without a reading that its progress is unknown.
  await app.ask('PATCH', goalPath, { startsOn: dayBefore(45) })
  await app.ask('POST', `${goalPath}/milestones`, { title: 'The welcome letter is rewritten' })
  const invited = { email: 'noa@cleo-cycles.example' }
  const { url } = await app.ask<{ url: string }>('POST', `/api/customers/${app.cleo}/portal/links`, invited)
  const { page } = customer
  await page.goto(url)
  await assertAccessible(page, 'The link')
  await page.getByRole('button', { name: 'Open your page' }).click()
  await goalOfCustomer().getByText('Report your first number').waitFor()
  await goalOfCustomer().getByText('The welcome letter is rewritten').waitFor()
  await assertAccessible(page, 'A goal without a number')
})

test('a reading is reported by keyboard alone, and the team sees it', { skip }, async () => {
  await team.page.reload()
  await goalOfTeam().getByText('At risk').waitFor()
  const { page } = customer
  await goalOfCustomer().getByRole('button', { name: 'Report a number' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('about 23')
  await page.keyboard.press('Enter')
  await page.getByText('Enter one number').waitFor()
  await assertAccessible(page, 'A number that cannot be read')
  await page.getByLabel('Open rate').fill('23.5')
  await page.getByText('This will be saved as 23.5').waitFor()
  await page.keyboard.press('Enter')
  await goalOfCustomer().getByText('Thank you.').waitFor()
  await team.page.reload()
  await goalOfTeam().getByText('On track').waitFor()
  assert.match(await goalOfTeam().innerText(), /23\.5/)
})

test('a disputed reading does not count until the team has answered', { skip }, async () => {
  const [goal] = await app.ask<{ metric: { id: number } }[]>('GET', `/api/customers/${app.cleo}/goals`)
  const reading = { metricId: goal!.metric.id, value: 0.09 }
  await app.ask('POST', `/api/customers/${app.cleo}/readings`, reading)
  const { page } = customer
  await page.reload()
  await goalOfCustomer().getByText('All 2 numbers').click()
  await goalOfCustomer()
    .getByRole('button', { name: /^9.% is not right/ })
    .click()
  await page.keyboard.type('That was a test mailing to ourselves.')
  await goalOfCustomer().getByRole('button', { name: 'Report as wrong' }).click()
  await goalOfCustomer().getByText('In question: does not count yet').waitFor()
  await assertAccessible(page, 'A number in doubt')
  await team.page.reload()
  await goalOfTeam().getByText('That was a test mailing to ourselves.').first().waitFor()
  await goalOfTeam().getByText('On track').waitFor()
  await goalOfTeam().getByRole('button', { name: 'Answer' }).click()
  await dialog().getByLabel('The right value of “Open rate”').fill('24.5')
  await dialog().getByRole('button', { name: 'Correct it' }).click()
  await goalOfTeam().getByText('questions a reading').waitFor({ state: 'detached' })
})

test('a comment written offline is sent once when the network is back', { skip }, async () => {
  const { page, context } = customer
  const write = () => goalOfCustomer().getByRole('button', { name: /^Write to/ })
  await write().click()
  await context.setOffline(true)
  await page.keyboard.type('The new subject lines work.')
  await goalOfCustomer().getByRole('button', { name: 'Send' }).click()
  await page.getByText('Not saved yet').waitFor()
  await assertAccessible(page, 'Words without a network')
  await context.setOffline(false)
  await page.reload()
  await write().click()
  await context.setOffline(true)
  await goalOfCustomer().getByRole('button', { name: 'Send' }).click()
  await page.getByText('Not saved yet').waitFor()
  await context.setOffline(false)
  await goalOfCustomer().getByRole('button', { name: 'Send' }).click()
  await goalOfCustomer()
    .getByRole('list', { name: 'Messages' })
    .getByText('The new subject lines work.')
    .waitFor()
  await assertAccessible(page, 'A goal that was talked about')
})

test('the goal is reached on both sides', { skip }, async () => {
  await goalOfCustomer().getByRole('button', { name: 'Report a number' }).click()
  await customer.page.keyboard.type('26')
  await customer.page.keyboard.press('Enter')
  await goalOfCustomer().getByText('You reached it.').waitFor()
  await team.page.reload()
  await goalOfTeam().getByText('Reached', { exact: true }).waitFor()
  await assertAccessible(customer.page, 'A goal that was reached')
})

test('a customer with a reached goal is proposed for the next ask', { skip }, async () => {
  const { page } = team
  await eventually(async () => (await proposals()).length > 0)
  await page.goto(`${app.url}/today`)
  await page.getByRole('button', { name: 'I asked: Cleo Cycles' }).waitFor()
  await assertAccessible(page, 'Today with somebody to ask')
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByText('One customer is doing well enough').waitFor()
  await page.getByText('Hello Cleo Cycles, you’ve had 10k mails').waitFor()
  await assertAccessible(page, 'The next sale')
})

test('an ask is logged, undone, and logged again', { skip }, async () => {
  const { page } = team
  const answerButton = (name: string) => page.getByRole('button', { name: `${name}: Cleo Cycles` })
  await answerButton('They said no').click()
  await assertAccessible(page, 'What became of the ask')
  await dialog().getByLabel('The reason').fill('Wrong number dialled')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await page.getByText('Cleo Cycles said no.').waitFor()
  await page.getByText('Nobody is ready to be asked today.').waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await answerButton('I asked').click()
  await dialog().getByLabel('What they said').fill('Sounds good, she thinks about it.')
  await dialog().getByRole('button', { name: 'Save' }).click()
  await page.getByText('Cleo Cycles was asked.').waitFor()
  await page.getByText('“Sounds good, she thinks about it.”').waitFor()
})

test('the following order is attributed to the ask', { skip }, async () => {
  await app.order(2, new Date().toISOString(), '50k mails') // An order without a time could be earlier than the ask.
  const { page } = team
  await page.reload()
  await page.getByText(/^Order on/).waitFor()
  await page.getByText('1 ask, 1 sale within 90 days so far.').waitFor()
  await page.getByText('This shows what happened, not what asking caused').waitFor()
  await assertAccessible(page, 'What came of asking')
  await page.getByRole('radio', { name: 'By who asked' }).click()
  await page.getByRole('cell', { name: 'Ada' }).waitFor()
})

test('signing out ends the session', { skip }, async () => {
  await customer.page.getByRole('button', { name: 'Sign out' }).click()
  await customer.page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
  await customer.page.reload()
  await customer.page.getByRole('heading', { name: 'Your page is closed' }).waitFor()
})

test('no page of either side logged a console error', { skip }, () => {
  assert.deepEqual([...team.consoleErrors, ...customer.consoleErrors], [])
})
