import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './accessible.ts'
import { openTeamAndCustomer, type BrowserSession } from './team-and-customer.ts'
import { skip } from './browser.ts'

const REPORT = `Title,List,"Send Date","Open Rate","Click Rate","Unique Id"
Spring,Cleo Cycles,"Nov 02, 2026 09:30 pm",27.78%,6.48%,c1
Summer,Main List,"Nov 09, 2026 09:30 pm",25%,n/a,m1
`
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

const dialog = () => team.page.getByRole('dialog')
const chooseFile = (name: string, text: string) =>
  dialog()
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test(
  'a campaign report is previewed, imported for the customers of its lists, and undone',
  { skip },
  async () => {
    const { page } = team
    await page.goto(`${app.url}/imports`)
    await page.getByRole('button', { name: 'Readings from a file' }).click()
    await assertAccessible(page, 'A place for a file of readings')
    await chooseFile('campaigns.csv', REPORT)
    await dialog().getByText('Taking it adds 2 readings of the open rate and the click rate.').waitFor()
    await dialog().getByText('“Main List”').waitFor()
    await assertAccessible(page, 'A file of readings that was looked over')
    await dialog().getByRole('button', { name: 'Take the readings' }).click()
    await dialog().getByText('2 readings are taken').waitFor()
    await dialog().getByRole('button', { name: 'Done' }).click()
    await page.goto(`${app.url}/settings?tab=metrics`)
    await page.getByText('2 taken, 0 known, 1 left out').waitFor()
    await page.getByRole('button', { name: 'Undo campaigns.csv' }).click()
    await dialog().getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('Taken back').waitFor()
  },
)

test('a table of subscriptions is imported at once, and the skipped row is listed', { skip }, async () => {
  const { page } = team
  await page.goto(`${app.url}/imports`)
  await page.getByRole('button', { name: 'Subscriptions from a file' }).click()
  await assertAccessible(page, 'A place for a file of subscriptions')
  await chooseFile('abos.csv', CHANGES)
  await dialog().getByText('Line 4').waitFor()
  await assertAccessible(page, 'A file of subscriptions that was taken')
  await dialog().getByRole('link', { name: 'See the rows left out' }).click()
  await page.getByText('exploded').waitFor()
  await assertAccessible(page, 'An import of subscriptions')
  await page.goto(`${app.url}/customers/${app.cleo}`)
  await page.getByRole('region', { name: 'Subscriptions' }).getByText('€79.00').first().waitFor()
})

test('neither file caused a console error', { skip }, () => {
  assert.deepEqual(team.consoleErrors, [])
})
