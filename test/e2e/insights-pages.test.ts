import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertAccessible } from './accessible.ts'
import { skip } from './browser.ts'
import { openTeamPage, type TeamPage } from './team-page.ts'

let app: TeamPage
before(async () => {
  if (skip) return
  app = await openTeamPage()
  await app.request('POST', '/api/sample')
})
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]()
})

const PAGES = {
  'Coming back': ['The ladder', 'Time to the second order', 'Back after a silence', 'Month by month'],
  Revenue: ['Revenue by month', 'Recurring revenue', 'The first 30 days', 'The best customers'],
  Products: ['Products new to a customer'],
  Benchmarks: ['Compared with other companies'],
}

test(
  'Insights has four pages under one bar of filters, each with a list of its findings',
  { skip },
  async () => {
    const { page } = app
    await page.goto(`${app.url}/insights?country=Germany`)
    const tabs = page.getByRole('navigation', { name: 'Pages of Insights' })
    for (const [name, findings] of Object.entries(PAGES)) {
      await tabs.getByRole('link', { name }).click()
      await page.getByRole('heading', { level: 1, name: `Insights: ${name}` }).waitFor()
      const list = page.getByRole('navigation', { name: 'On this page' })
      await list.getByRole('link').last().waitFor()
      assert.deepEqual(await list.getByRole('link').allInnerTexts(), findings)
      const headings = page.getByRole('main').getByRole('heading', { level: 2 })
      assert.deepEqual(await headings.allInnerTexts(), findings)
      assert.equal(new URL(page.url()).searchParams.get('country'), 'Germany', 'the filter stays')
      await assertAccessible(page, `Insights, ${name}`)
    }
  },
)

test('a link of the list leads to its finding', { skip }, async () => {
  const { page } = app
  await page.goto(`${app.url}/insights/revenue`)
  await page
    .getByRole('navigation', { name: 'On this page' })
    .getByRole('link', { name: 'The best customers' })
    .click()
  await page.waitForURL(/#concentration$/)
  await page.waitForFunction(() => {
    const { top } = document.getElementById('concentration')!.getBoundingClientRect()
    return top >= 0 && top < innerHeight
  })
})

test('one period holds for every page, and is compared with the one before', { skip }, async () => {
  const { page } = app
  await page.goto(`${app.url}/insights/coming-back`)
  await page.getByRole('combobox', { name: 'First order' }).click()
  await page.getByRole('option', { name: /^Last year/ }).click()
  await page.waitForURL(/from=\d{4}-01-01&to=\d{4}-12-31/)
  await page.getByRole('checkbox', { name: 'Compare with the period before' }).click()
  const ladder = page.getByRole('region', { name: 'The ladder' })
  await ladder.getByText(/ordered a second time within 90 days; for the customers of the period/).waitFor()
  await assertAccessible(page, 'Insights of a year, compared')
  await page.getByRole('link', { name: 'Revenue', exact: true }).click()
  const revenue = page.getByRole('region', { name: 'Revenue by month' })
  await revenue.getByText(/^Not compared/).waitFor()
  await page
    .getByRole('region', { name: 'The first 30 days' })
    .getByText(/of what customers spent/)
    .waitFor()
  const { searchParams } = new URL(page.url())
  assert.match(searchParams.get('to')!, /-12-31$/)
})

test('no page logged an error', { skip }, () => assert.deepEqual(app.consoleErrors, []))
