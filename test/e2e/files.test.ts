import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './accessible.ts'
import { openTeamAndCustomer, type BrowserSession } from './team-and-customer.ts'
import { skip } from './browser.ts'

const CUSTOMERS = `customer_id,First name,tenure,churned at\n${Array.from({ length: 9 }, (_, at) => `c${at},Ada,12,2026-01-31`).join('\n')}\n`
const REPORT = `Title,List,"Send Date","Open Rate","Click Rate","Unique Id"
Spring,Cleo Cycles,"Nov 02, 2026 09:30 pm",27.78%,6.48%,c1
Summer,Main List,"Nov 09, 2026 09:30 pm",25%,n/a,m1
`
const TABLE = 'date,value\n2026-10-30,21%\n2026-10-31,22%\n'
const CHANGES = `customer;change;date;monthly;product
office@cleo-cycles.example;started;01.03.2026;49,00;Sending
office@cleo-cycles.example;upgraded;01.06.2026;79,00;
office@cleo-cycles.example;exploded;01.07.2026;;
`

let app: Awaited<ReturnType<typeof openTeamAndCustomer>>
let team: BrowserSession

before(async () => {
  if (skip) return
  app = await openTeamAndCustomer()
  team = app.team
})

after(async () => {
  if (!skip) await app.close()
})

const button = (name: string | RegExp) => team.page.getByRole('button', { name })
const chooseFile = (name: string, text: string) =>
  team.page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** Drops a file on the page, as from a folder of the desktop. */
async function drop(name: string, text: string, onto = 'main'): Promise<void> {
  const { page } = team
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text!], name!, { type: 'text/csv' }))
      return transfer
    },
    [name, text],
  )
  await page.dispatchEvent(onto, 'drop', { dataTransfer: transfer })
}

test(
  'a file is dropped outside every element of Imports and of the page of a new import, and looked over with what is certain',
  { skip },
  async () => {
    const { page } = team
    for (const [path, name] of [
      ['/imports', 'margin.csv'],
      ['/imports/new', 'aside.csv'],
    ] as const) {
      await page.goto(`${app.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await drop(name, CUSTOMERS, 'html')
      await page.getByRole('heading', { name }).waitFor()
    }
    await page.getByText(/This looks like one row per customer/).waitFor()
    await page.getByText('Certain').first().waitFor()
    await page
      .getByText(/is a part of a name|looks like a part of a name/)
      .first()
      .waitFor()
    await assertAccessible(page, 'A file that is no list of orders')
    const [sample] = await Promise.all([
      page.waitForEvent('download'),
      button('Download a sample file').click(),
    ])
    assert.equal(sample.suggestedFilename(), 'sample-orders.csv')
  },
)

test(
  'a campaign report is dropped on Imports, recognised, tried, written for the customers of its lists, and undone',
  { skip },
  async () => {
    const { page } = team
    await page.goto(`${app.url}/imports`)
    await page.getByText('orders-1.csv').first().waitFor()
    await drop('campaigns.csv', REPORT)
    await page.getByRole('heading', { name: 'campaigns.csv' }).waitFor()
    await page
      .getByText(/Mailchimp, report of campaigns/)
      .first()
      .waitFor()
    await assertAccessible(page, 'A file of readings that is looked over')
    await button('Check without saving').click()
    await page.getByText('Writing it adds 2 readings of the open rate and the click rate.').waitFor()
    await page.getByText('Main List').first().waitFor()
    await assertAccessible(page, 'A file of readings that was tried')
    await button('Write 2 readings').click()
    await page.getByText(/You can undo it until/).waitFor()
    await assertAccessible(page, 'A file of readings that was written')
    await page.goto(`${app.url}/settings?tab=metrics`)
    await page.getByText('2 taken, 0 known, 1 left out').waitFor()
    await button('Undo campaigns.csv').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
    await page.getByText('Undone').waitFor()
  },
)

test('a file of one customer, brought in from their page, asks only for its metric', { skip }, async () => {
  const { page } = team
  await page.goto(`${app.url}/customers/${app.cleo}`)
  await page.getByRole('link', { name: 'Readings from a file' }).click()
  await page.getByText('Readings of Cleo Cycles.').waitFor()
  await assertAccessible(page, 'A place for a file of readings of one customer')
  await chooseFile('opens.csv', TABLE)
  const metric = page.getByRole('combobox', { name: /Which metric/ })
  await metric.waitFor()
  await assertAccessible(page, 'A file of readings with a question')
  await metric.click()
  await page
    .getByRole('option', { name: /Open rate/ })
    .first()
    .click()
  await button('Check without saving').click()
  await page.getByText(/Writing it adds 2 readings of “Open rate”/).waitFor()
  await button('Write 2 readings').click()
  await page.getByRole('link', { name: 'See the customer' }).waitFor()
  await button('Undo the import').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo the import' }).click()
  await page.getByText('What it added was removed').waitFor()
})

test(
  'a table of subscriptions is recognised, tried and written, and its skipped row is listed',
  { skip },
  async () => {
    const { page } = team
    await page.goto(`${app.url}/imports/new`)
    await assertAccessible(page, 'A place for a file')
    await chooseFile('abos.csv', CHANGES)
    await page
      .getByText(/A table of changes/)
      .first()
      .waitFor()
    await button('Check without saving').click()
    await page.getByText('exploded').first().waitFor()
    await assertAccessible(page, 'A file of subscriptions that was tried')
    await button('Write 2 changes').click()
    await page.getByText(/You can undo it until/).waitFor()
    await assertAccessible(page, 'An import of subscriptions')
    await page.goto(`${app.url}/customers/${app.cleo}`)
    await page.getByRole('region', { name: 'Subscriptions' }).getByText('€79.00').first().waitFor()
  },
)

test('no file caused a console error', { skip }, () => {
  assert.deepEqual(team.consoleErrors, [])
})
