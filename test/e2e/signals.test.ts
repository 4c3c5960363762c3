import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { TrackRecords } from '../../server/signals/record/schema.ts'
import { assertAccessible } from './accessible.ts'
import { skip } from './browser.ts'
import { openTeamPage, type TeamPage } from './team-page.ts'

let team: TeamPage
let page: Page

before(async () => {
  if (skip) return
  team = await openTeamPage()
  page = team.page
  await team.request('POST', '/api/sample')
  // The signals of today are there when the past is being replayed.
  const isReplaying = async () => (await team.request<TrackRecords>('GET', '/api/signals/record')).isReplaying
  while (await isReplaying()) await page.waitForTimeout(200)
})

after(async () => {
  if (!skip) await team[Symbol.asyncDispose]()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
// A toast calls itself a dialog too.
const dialog = () => page.locator('[role=dialog]:not([aria-modal=false])')

test('the list of waiting customers can be filtered by URL, acted on, and exported', { skip }, async () => {
  await page.goto(`${team.url}/today/all?group=ask`)
  const rows = page.getByRole('row')
  await rows.nth(1).waitFor()
  const before = await rows.count()
  assert.equal(await page.getByRole('cell', { name: 'Help', exact: true }).count(), 0)
  const [download] = await Promise.all([page.waitForEvent('download'), button('CSV with raw values').click()])
  const csv = await readFile((await download.path())!, 'utf8')
  assert.equal(csv.trim().split('\r\n').length, before)
  await assertAccessible(page, 'Everybody who waits')
  await button(/More actions for/)
    .first()
    .click()
  await page.getByRole('menuitem', { name: /Snooze/ }).click()
  await dialog().getByRole('button', { name: 'Snooze' }).click()
  await page.getByText(/Back on /).waitFor()
  assert.equal(await rows.count(), before - 1)
})

test('the track record of the sample company is there at once, judged on its past', { skip }, async () => {
  await page.goto(`${team.url}/today/record`)
  await page.getByText('not what your calls caused').waitFor()
  await page.getByText('Gone quiet · based on your past data', { exact: true }).waitFor()
  await assertAccessible(page, 'The track record')
})

test('a custom reason is offered until it is retired, and a setting is saved', { skip }, async () => {
  await page.goto(`${team.url}/settings?tab=signals`)
  await page.getByLabel('Another reason').fill('Moved house')
  await button('Add').click()
  await button('Retire: Moved house').click()
  await page.getByText('1 retired').click()
  await button('Restore: Moved house').waitFor()
  await page.getByLabel('Days to get started').fill('0')
  await page.getByText('Enter whole days, from 1 to 90.').waitFor()
  await assertAccessible(page, 'Settings of signals')
  await page.getByLabel('Days to get started').fill('10')
  await page.keyboard.press('Enter')
  await page.getByText(/Saved/).waitFor()
  await page.reload()
  assert.equal(await page.getByLabel('Days to get started').inputValue(), '10')
})

test('no page of signals logged a console error', { skip }, () => {
  assert.deepEqual(team.consoleErrors, [])
})
