import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible } from './accessible.ts'
import { openTeamAndCustomer } from './team-and-customer.ts'
import { skip } from './browser.ts'

test(
  'a portal page that cannot be rendered says so, and recovers when it is reloaded',
  { skip },
  async () => {
    const app = await openTeamAndCustomer()
    try {
      const { page } = app.customer
      const invited = { email: 'noa@cleo-cycles.example' }
      const { url } = await app.ask<{ url: string }>(
        'POST',
        `/api/customers/${app.cleo}/portal/links`,
        invited,
      )
      await page.goto(url)
      await page.route('**/portal/api/me', async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, json: { ...(await response.json()), look: null } })
      })
      await page.getByRole('button', { name: 'Open your page' }).click()
      await page.getByRole('heading', { name: 'Your page stopped working' }).waitFor()
      await assertAccessible(page, 'The page that stopped')
      await page.unroute('**/portal/api/me')
      await page.getByRole('button', { name: 'Reload the page' }).click()
      await page.getByRole('button', { name: 'Sign out' }).waitFor()
      assert.equal(await page.getByText('Your page stopped working').count(), 0)
    } finally {
      await app.close()
    }
  },
)
