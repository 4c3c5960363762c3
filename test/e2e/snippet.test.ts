import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { eventually } from '../eventually.ts'
import { openBrowser, skip } from './browser.ts'
import {
  eventNames,
  openPage,
  callSnippet,
  storageKeys,
  openVisitor,
  queuedEvents,
  type Api,
} from './visitor.ts'

let browser: Browser
before(async () => {
  if (!skip) browser = await openBrowser()
})
after(async () => {
  if (!skip) await browser.close()
})

test(
  'under a strict content policy the snippet sends identity and page views, including calls before it loaded',
  { skip },
  async () => {
    await using visitor = await openVisitor(browser, {})
    const { rondo, site, context, consoleMessages } = visitor
    const page = await openPage(context, `${site.url}/prices?token=secret#part`)
    await page.evaluate(() => history.pushState({}, '', '/prices?sort=up'))
    await page.evaluate(() => history.pushState({}, '', '/about'))
    await page.goBack()
    await eventually(() => rondo.taken.length >= 5)
    const [identify, group, ...views] = rondo.taken
    assert.deepEqual(
      [identify!.type, identify!['userId'], identify!['traits']],
      ['identify', '7', { email: 'ada@lovelace.example' }],
    )
    assert.deepEqual([group!.type, group!['groupId']], ['group', 'cycles'])
    assert.deepEqual(
      views.map(({ properties }) => (properties as { path: string }).path),
      ['/prices', '/about', '/prices'],
    )
    assert.deepEqual(views[0]!['properties'], {
      path: '/prices',
      url: `${site.url}/prices`,
      title: 'Prices',
      referrer: '',
    })
    for (const view of views)
      assert.deepEqual([view['userId'], view['context']], ['7', { groupId: 'cycles' }])
    assert.equal(new Set(rondo.taken.map((event) => event['anonymousId'])).size, 1)
    assert.equal(rondo.requests[0]!.body.writeKey, 'rk_test')
    assert.ok(!JSON.stringify(rondo.taken).includes('secret'))
    assert.deepEqual(consoleMessages, [])
  },
)

test('the calls in the README work as documented, and none throws into the page', { skip }, async () => {
  await using visitor = await openVisitor(browser, { attributes: 'data-page="off"' })
  const { rondo, site, context, consoleMessages } = visitor
  const page = await openPage(context, site.url)
  await eventually(() => rondo.taken.length === 2)
  const readme = await readFile(new URL('../../sdk/README.md', import.meta.url), 'utf8')
  const calls = [...readme.matchAll(/^\| .+? \| `(rondo\..+?)` \|/gm)].map(([, call]) => call!)
  for (const call of calls) await page.evaluate(call)
  await eventually(() => rondo.taken.length === 6)
  assert.deepEqual(
    rondo.taken.slice(2).map(({ type }) => type),
    ['identify', 'group', 'track', 'page'],
  )
  assert.deepEqual(await storageKeys(page), [])
  assert.deepEqual(consoleMessages, [])
  await page.evaluate(`{ const circle = {}; circle.self = circle; rondo.track('a', circle) }`)
  await callSnippet(page, 'identify')
  await callSnippet(page, 'track', 'large', { text: 'x'.repeat(40_000) })
  await callSnippet(page, 'push', ['track', 'pushed'])
  await callSnippet(page, 'flush')
  assert.deepEqual(eventNames(rondo.taken.slice(6)), ['pushed'])
  assert.notEqual(rondo.taken[6]!['anonymousId'], rondo.taken[0]!['anonymousId'])
  assert.equal(consoleMessages.length, 3)
})

test(
  'on leaving the page a beacon sends the remaining events, with the key in its body',
  { skip },
  async () => {
    await using visitor = await openVisitor(browser, {})
    const { rondo, site, context } = visitor
    const page = await openPage(context, site.url)
    await eventually(() => rondo.taken.length === 3)
    await page.evaluate(() => {
      ;(globalThis as unknown as { rondo: Api }).rondo['track']!('last words')
      location.href = 'about:blank'
    })
    await eventually(() => eventNames(rondo.taken).includes('last words'), 3000)
    const beacon = rondo.requests.at(-1)!
    assert.equal(beacon.headers['sec-fetch-mode'], 'no-cors')
    assert.match(beacon.headers['content-type']!, /^text\/plain/)
    assert.equal(beacon.body.writeKey, 'rk_test')
  },
)

test('nothing is lost offline, and everything is sent as soon as the network is back', { skip }, async () => {
  await using visitor = await openVisitor(browser, {})
  const { rondo, site, context } = visitor
  const page = await openPage(context, site.url)
  await eventually(() => rondo.taken.length === 3)
  await context.setOffline(true)
  for (const name of ['a', 'b']) await callSnippet(page, 'track', name)
  // After so many failures the next automatic attempt is more than eight seconds away.
  for (let failures = 0; failures < 5; failures++) await callSnippet(page, 'flush')
  assert.equal(rondo.taken.length, 3)
  assert.equal(await queuedEvents(page), 2)
  await context.setOffline(false)
  await eventually(() => eventNames(rondo.taken).join() === 'a,b', 3000)
})

test(
  'privacy signals of the browser are respected if the site enables that, and nothing is stored',
  { skip },
  async () => {
    for (const [attributes, expected] of [
      ['data-dnt="on"', 0],
      ['', 4],
    ] as const) {
      await using visitor = await openVisitor(browser, { attributes })
      const { rondo, site, context } = visitor
      await context.addInitScript(() =>
        Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
      )
      const page = await openPage(context, site.url)
      await callSnippet(page, 'track', 'a')
      await callSnippet(page, 'flush')
      assert.equal(rondo.taken.length, expected)
      if (expected === 0) assert.deepEqual(await storageKeys(page), [])
    }
  },
)

test('events are sent even if storage is forbidden', { skip }, async () => {
  await using visitor = await openVisitor(browser, {})
  const { rondo, site, context, consoleMessages } = visitor
  await context.addInitScript(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError')
      },
    }),
  )
  const page = await openPage(context, site.url)
  await callSnippet(page, 'track', 'a')
  await callSnippet(page, 'flush')
  await eventually(() => eventNames(rondo.taken).join() === 'a')
  assert.equal(new Set(rondo.taken.map((event) => event['anonymousId'])).size, 1)
  assert.deepEqual(consoleMessages, [])
})
