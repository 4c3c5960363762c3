import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from './accessible.ts'
import { openTeamAndCustomer } from './team-and-customer.ts'
import { skip } from './browser.ts'

test(
  'a customer’s page that cannot be drawn says so, and comes back by loading it again',
  { skip },
  async () => {
    const both = await openTeamAndCustomer()
    try {
      const { page } = both.customer
      const invited = { email: 'noa@cleo-cycles.example' }
      const { url } = await both.ask<{ url: string }>(
        'POST',
        `/api/customers/${both.cleo}/portal/links`,
        invited,
      )
      await page.goto(url)
      await page.route('**/portal/api/me', async (route) => {
        const answer = await route.fetch()
        await route.fulfill({ response: answer, json: { ...(await answer.json()), look: null } })
      })
      await page.getByRole('button', { name: 'Open your page' }).click()
      await page.getByRole('heading', { name: 'Your page stopped' }).waitFor()
      await assertAccessible(page, 'The page that stopped')
      await page.unroute('**/portal/api/me')
      await page.getByRole('button', { name: 'Load the page again' }).click()
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      assert.equal(await page.getByText('Your page stopped').count(), 0)
    } finally {
      await both.close()
    }
  },
)
