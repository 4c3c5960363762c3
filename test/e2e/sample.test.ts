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

const isLoaded = async () => (await app.request<{ loaded: boolean }>('GET', '/api/sample')).loaded

test('removing the sample company asks first, and can be undone', { skip }, async () => {
  const { page } = app
  await page.goto(`${app.url}/customers`)
  const banner = page.getByRole('complementary', { name: 'Sample company' })
  await banner.getByRole('button', { name: 'Remove it' }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove the sample company?' })
  await dialog.getByText('Goals, asks, notes and links that your team added').waitFor()
  await assertAccessible(page, 'The question before the sample is removed')
  assert.ok(await isLoaded(), 'one click deletes nothing')
  await dialog.getByRole('button', { name: 'Remove the sample company' }).click()
  await page.getByText('The sample company was removed').waitFor()
  assert.equal(await isLoaded(), false)
  await page.getByRole('button', { name: 'Undo' }).click()
  await banner.waitFor()
  assert.ok(await isLoaded())
  assert.deepEqual(app.consoleErrors, [])
})
