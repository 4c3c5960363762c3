import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { send } from '../server.ts'
import { eventually } from '../eventually.ts'
import { openBrowser, skip } from './browser.ts'
import { startServerWithClock } from './movable-clock.ts'
import { openSite } from './site.ts'
import { openPage, callSnippet, queuedEvents } from './visitor.ts'
import { DAY_MS } from '../../values/days.ts'

const MONDAY = Date.parse('2026-11-02T09:00:00Z')

test(
  'a customer who stopped after three days of log-ins is listed on Today with the reason, until the signal is addressed',
  { skip },
  async () => {
    await using server = await startServerWithClock(new Date(MONDAY))
    const browser = await openBrowser()
    try {
      const visitor = await browser.newContext()
      const todayPage = await openTeam(await browser.newContext({ locale: 'en-GB' }), server)
      await using site = await openSite(server.url, await createKey(server))
      for (const day of [0, 1, 2]) {
        server.clock.now = new Date(MONDAY + day * DAY_MS)
        await visitor.clock.setFixedTime(server.clock.now)
        await visitSite(visitor, site.url)
        await server.runSchedule()
      }
      await todayPage.goto(`${server.url}/customers`)
      await todayPage
        .getByRole('link', { name: /cycles/i })
        .first()
        .click()
      await todayPage
        .getByText(/Logged in on 3 days/)
        .first()
        .waitFor()
      await todayPage.goto(`${server.url}/today`)
      assert.equal(await todayPage.locator('[data-line]').count(), 0, 'nobody has stopped yet')

      server.clock.now = new Date(MONDAY + 10 * DAY_MS)
      await server.runSchedule()
      await todayPage.goto(`${server.url}/today`)
      await todayPage.getByText('Logged in on 3 days in a row and then stopped; silent for 8 days.').waitFor()
      await addressSignal(todayPage)
      await todayPage.reload()
      await todayPage.getByText('1 done today').waitFor()
      assert.equal(await todayPage.locator('[data-line]').count(), 0)

      server.clock.now = new Date(MONDAY + 11 * DAY_MS)
      await server.runSchedule()
      await todayPage.goto(`${server.url}/today/record`)
      await todayPage.getByText('Ran into a bug').first().waitFor()
    } finally {
      await browser.close()
    }
  },
)

type Server = Awaited<ReturnType<typeof startServerWithClock>>

async function createKey({ url, cookie }: Server): Promise<string> {
  const response = await send(`${url}/api/keys`, 'POST', { name: 'Shop' }, { cookie, origin: url })
  return ((await response.json()) as { key: string }).key
}

async function openTeam(context: BrowserContext, { url, cookie }: Server): Promise<Page> {
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      return { name, value, url }
    }),
  )
  return context.newPage()
}

async function visitSite(context: BrowserContext, url: string): Promise<void> {
  const page = await openPage(context, url)
  await callSnippet(page, 'flush')
  await eventually(async () => (await queuedEvents(page)) === 0)
  await page.close()
}

async function addressSignal(page: Page): Promise<void> {
  await page.getByRole('button', { name: /More actions for/ }).click()
  await page.getByRole('menuitem', { name: /Resolve/ }).click()
  await page.locator('[role=dialog]:not([aria-modal=false])').getByRole('combobox').click()
  await page.getByRole('option', { name: 'Ran into a bug' }).click()
  await page.getByRole('button', { name: 'Mark as resolved' }).click()
  await page.locator('[data-line]').waitFor({ state: 'detached' })
}
