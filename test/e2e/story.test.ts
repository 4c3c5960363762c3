import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { temporaryDataFolder } from '../processes.ts'
import { startServer, type RunningServer } from '../server.ts'
import { assertAccessible } from './accessible.ts'
import { openBrowser, skip } from './browser.ts'

const FILE = `order,customer,email,name,date,amount,country,channel
1,ada,ada@lovelace.example,Ada Lovelace,2025-01-10,100.00,Germany,website
2,ada,ada@lovelace.example,Ada Lovelace,2025-01-25,50.50,Germany,website
3,ada,ada@lovelace.example,Ada Lovelace,2025-03-01,49.50,Germany,website
4,ben,ben@okri.example,Ben Okri,2025-02-03,20.00,France,fair
5,cleo,office@cleo-cycles.example,Cleo Cycles,2025-02-10,300.00,Spain,website
6,cleo,office@cleo-cycles.example,Cleo Cycles,2025-04-10,700.00,Spain,website
7,dora,dora@maar.example,Dora Maar,31.02.2025,10.00,France,fair
8,,,,2025-02-11,10.00,France,fair
9,emil,emil@nolde.example,Emil Nolde,2025-02-11,much,France,fair
10,finn,finn@juhl.example,Finn Juhl,2025-02-20,30.00,Spain,fair
11,gala,gala@dali.example,Gala Dali,2025-03-05,50.00,Spain,website
`

let browser: Browser
let server: RunningServer
let page: Page
let data: Awaited<ReturnType<typeof temporaryDataFolder>>
const consoleErrors: string[] = []

before(async () => {
  if (skip) return
  data = await temporaryDataFolder()
  server = await startServer(data.path)
  browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  page.on('console', (message) => {
    // Before signing in the server responds with 401, which the browser logs too.
    if (message.type() === 'error' && !/401/.test(message.text())) consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(String(error)))
})

after(async () => {
  if (skip) return
  await browser.close()
  if (process.env.RONDO_SHOW) process.stderr.write(server.process.output())
  server.process.kill('SIGTERM')
  await server.process.exit
  await data[Symbol.asyncDispose]()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

test('the owner sets up Rondo with the printed link', { skip }, async () => {
  await page.goto(`${server.url}/setup#${server.setupToken}`)
  await heading('Welcome').waitFor()
  assert.equal(new URL(page.url()).hash, '', 'the secret leaves the address bar')
  await assertAccessible(page, 'The set-up page')
  await page.getByLabel('Your name').fill('Mara')
  await page.getByLabel('Email').fill('mara@example.com')
  await page.getByLabel('Password', { exact: true }).fill('three quiet green lamps')
  await button('Make me the owner').click()
  await heading('Your company').waitFor()
  await page.getByLabel('Company', { exact: true }).fill('Morgenpost')
  await assertAccessible(page, 'The company page')
  await button('Save and continue').click()
  await heading('Morgenpost is ready').waitFor()
  await assertAccessible(page, 'The first steps')
})

test('every page without data says what to do', { skip }, async () => {
  for (const path of ['/insights', '/customers', '/imports', '/settings']) {
    await page.goto(server.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await assertAccessible(page, `${path} of an empty company`)
  }
})

test('a file with a few invalid rows is previewed, staged, and imported', { skip }, async () => {
  await page.goto(`${server.url}/imports/new`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await button(/Check without saving/).waitFor()
  await assertAccessible(page, 'A file that is looked over')
  await button(/Check without saving/).click()
  await button('Write 8 orders').waitFor()
  await assertAccessible(page, 'A file that was tried')
  assert.match(await page.getByRole('main').innerText(), /3 of 11 rows/)
  await button('Write 8 orders').click()
  await page.getByText(/You can undo it until/).waitFor()
  await assertAccessible(page, 'A file that was written')
})

test('Insights shows the numbers of the file', { skip }, async () => {
  await page.goto(`${server.url}/insights`)
  await page
    .getByText('2 of 5 customers came back')
    .or(page.getByText(/Of 5 customers, 2/))
    .first()
    .waitFor()
  await assertAccessible(page, 'Insights')
  await page.getByRole('link', { name: 'Revenue', exact: true }).click()
  await page
    .getByText(/1,300\.00/)
    .first()
    .waitFor()
  await assertAccessible(page, 'Insights, revenue')
})

test(
  'a customer can be found with the keyboard alone, and their page shows their orders',
  { skip },
  async () => {
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('lovelase')
    await page.getByRole('option', { name: /Ada Lovelace/ }).waitFor()
    await page.keyboard.press('Enter')
    await heading('Ada Lovelace').waitFor()
    await page.waitForLoadState('networkidle')
    const text = await page.getByRole('main').innerText()
    assert.match(text, /200\.00/)
    assert.match(text, /ada@lovelace\.example/)
    await assertAccessible(page, "A customer's page")
  },
)

test('the list of customers can be sorted and searched', { skip }, async () => {
  await page.goto(`${server.url}/customers?sort=total`)
  await page
    .getByRole('link', { name: /Cleo Cycles/ })
    .first()
    .waitFor()
  await assertAccessible(page, 'The list of customers')
  await page.goto(`${server.url}/customers?q=okri`)
  await page
    .getByRole('link', { name: /Ben Okri/ })
    .first()
    .waitFor()
  assert.equal(await page.getByRole('link', { name: /Cleo Cycles/ }).count(), 0)
})

test('every tab of the settings is accessible', { skip }, async () => {
  await page.goto(`${server.url}/settings`)
  const tabs = page.getByRole('tab')
  await tabs.first().waitFor()
  for (let i = 0; i < (await tabs.count()); i++) {
    await tabs.nth(i).click()
    await assertAccessible(page, `Settings, part ${i + 1}`)
  }
})

test('signing out ends the session, and signing in needs address and password', { skip }, async () => {
  await page.goto(`${server.url}/insights`)
  await page.getByRole('button', { name: /Mara/ }).click()
  await page.getByRole('menuitem', { name: /Sign out/ }).click()
  await page.getByLabel('Email').waitFor()
  await assertAccessible(page, 'The sign-in page')
  await page.getByLabel('Email').fill('mara@example.com')
  await page.getByLabel('Password', { exact: true }).fill('wrong wrong wrong')
  await button('Sign in').click()
  await page.getByText(/The email address or password is wrong/).waitFor()
  await page.getByLabel('Password', { exact: true }).fill('three quiet green lamps')
  await button('Sign in').click()
  await heading('Insights').waitFor()
})

test('no page logged a console error or violated its content policy', { skip }, () => {
  assert.deepEqual(consoleErrors, [])
})
