import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { skip } from './browser.ts'
import { openTeamPage, type TeamPage } from './team-page.ts'

let app: TeamPage
before(async () => {
  if (!skip) app = await openTeamPage()
})
after(async () => {
  if (!skip) await app[Symbol.asyncDispose]()
})

const timeZone = async () => (await app.request<{ timeZone: string }>('GET', '/api/settings')).timeZone

test(
  'a choice by typing begins with an empty field and takes the only match on Enter',
  { skip },
  async () => {
    const { page } = app
    await app.request('PATCH', '/api/settings', { timeZone: 'Europe/London' })
    await page.goto(`${app.url}/settings`)
    const field = page.getByRole('combobox', { name: 'Time zone' })
    await field.click()
    assert.equal(await field.inputValue(), '', 'what is chosen is not in the way of the search')
    const saved = page.waitForResponse(
      (one) => one.url().endsWith('/settings') && one.request().method() === 'PATCH',
    )
    await page.keyboard.type('lisbon')
    await page.keyboard.press('Enter')
    assert.equal((await saved).status(), 200)
    assert.equal(await timeZone(), 'Europe/Lisbon')
    assert.equal(await field.inputValue(), 'Europe / Lisbon')
  },
)

test('an unfinished search changes nothing', { skip }, async () => {
  const { page } = app
  const changes: string[] = []
  page.on('request', (one) => one.method() === 'PATCH' && changes.push(one.postData() ?? ''))
  const field = page.getByRole('combobox', { name: 'Time zone' })
  for (const leave of ['Tab', 'Escape']) {
    await field.click()
    await page.keyboard.type('europe / l')
    await page.keyboard.press('Enter')
    await page.keyboard.press(leave)
    await page.waitForFunction(() => document.querySelector('[role=listbox]') === null)
    assert.equal(await field.inputValue(), 'Europe / Lisbon', `after ${leave}`)
  }
  await field.click()
  await page.keyboard.type('x')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Escape')
  assert.equal(await field.inputValue(), 'Europe / Lisbon', 'an emptied search is not an emptied choice')
  assert.equal(await timeZone(), 'Europe/Lisbon')
  assert.deepEqual(changes, [])
})

test('the search keeps every letter that is typed while it is still loading', { skip }, async () => {
  const { page } = app
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/CommandPalette-*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto(`${app.url}/today`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.type('/g insi')
  release()
  const field = page.getByRole('dialog').getByRole('combobox')
  await field.waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox')
  await page.keyboard.type('ghts')
  assert.equal(await field.inputValue(), 'g insights')
  assert.match(page.url(), /today$/, 'no letter was taken as a shortcut')
  await page.unroute('**/CommandPalette-*.js')
  await page.keyboard.press('Escape')
})

test('the search finds settings by what is on them', { skip }, async () => {
  const { page } = app
  for (const [word, name, tab] of [
    ['currency', 'Settings: Company', 'company'],
    ['password', 'Settings: You', 'you'],
    ['week', 'Settings: Company', 'company'],
  ] as const) {
    await page.keyboard.press('/')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type(word)
    await page.getByRole('option', { name }).click()
    await page.waitForURL(new RegExp(`tab=${tab}`))
  }
})

test('no page logged an error', { skip }, () => assert.deepEqual(app.consoleErrors, []))
