import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Behaviour } from '../../sdk/receiver.fixture.ts'
import { eventually } from '../eventually.ts'
import { openBrowser, skip } from './browser.ts'
import { eventNames, openPage, callSnippet, openVisitor, queuedEvents } from './visitor.ts'

let browser: Browser
before(async () => {
  if (!skip) browser = await openBrowser()
})
after(async () => {
  if (!skip) await browser.close()
})

test('events left by a closed page are sent by the next page, and count once', { skip }, async () => {
  await using visitor = await openVisitor(browser, { behaviourOf: () => 'lose the request' })
  const { rondo, site, context } = visitor
  const first = await openPage(context, site.url)
  for (const name of ['a', 'b', 'c']) await callSnippet(first, 'track', name)
  await callSnippet(first, 'flush')
  await first.close()
  const second = await openPage(context, `${site.url}/next`)
  rondo.behaviour.of = () => 'take'
  await eventually(() => eventNames(rondo.once()).join() === 'a,b,c')
  await eventually(async () => (await queuedEvents(second)) === 0)
  assert.equal(rondo.once().length, 9)
})

test(
  'with two tabs and broken connections every event arrives once, in the order of its tab',
  { skip },
  async () => {
    // A sequence that looks random and is the same every time.
    const behaviours: Behaviour[] = [
      'take',
      'lose the request',
      'take',
      'lose the response',
      { status: 503 },
      'take',
      'lose the response',
    ]
    await using visitor = await openVisitor(browser, {
      behaviourOf: (n) => behaviours[n % behaviours.length]!,
      attributes: 'data-page="off"',
    })
    const { rondo, site, context } = visitor
    const tabs = [await openPage(context, site.url), await openPage(context, site.url)]
    for (let n = 0; n < 24; n++) {
      const tab = tabs[n % 2]!
      await callSnippet(tab, 'track', `${n % 2}-${n}`)
      if (n % 3 === 0) await callSnippet(tab, 'flush')
    }
    await eventually(async () => (await queuedEvents(tabs[0]!)) === 0)
    const sent = eventNames(rondo.once())
    for (const tab of [0, 1]) {
      const own = sent.filter((name) => name.startsWith(`${tab}-`)).map((name) => Number(name.slice(2)))
      assert.deepEqual(
        own,
        Array.from({ length: 12 }, (_, n) => 2 * n + tab),
      )
    }
    assert.equal(new Set(rondo.taken.map((event) => event['anonymousId'])).size, 1)
  },
)

test('the events of a crashed tab are sent by another tab', { skip }, async () => {
  await using visitor = await openVisitor(browser, { attributes: 'data-page="off"' })
  const { rondo, site, context } = visitor
  const alive = await openPage(context, site.url)
  await eventually(() => rondo.taken.length === 2)
  // What a crashed tab leaves: an older event that is in storage only.
  const id = `${(Date.now() - 60_000).toString(36).padStart(9, '0')}-dead`
  await alive.evaluate(([key, json]) => localStorage.setItem(key, json), [
    `rondo.q.${id}`,
    JSON.stringify({ type: 'track', messageId: id, event: 'from the grave' }),
  ] as const)
  await callSnippet(alive, 'flush')
  assert.deepEqual(eventNames(rondo.taken), ['from the grave'])
  assert.equal(await queuedEvents(alive), 0)
})

test(
  'the snippet respects Retry-After, and reports refused events without sending them again',
  { skip },
  async () => {
    const behaviours: Behaviour[] = [
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 400, body: { success: false, message: 'An event is bad.' } },
    ]
    await using visitor = await openVisitor(browser, {
      behaviourOf: (n) => behaviours[n] ?? 'take',
      attributes: 'data-page="off"',
    })
    const { rondo, site, context, consoleMessages } = visitor
    const page = await openPage(context, site.url)
    await eventually(() => rondo.requests.length === 1)
    await callSnippet(page, 'flush')
    await eventually(() => rondo.requests.length === 2)
    const [first, second] = rondo.requests.map(({ at }) => at)
    assert.ok(second! - first! >= 1900, `${second! - first!} ms`)
    await eventually(() => consoleMessages.some((message) => message.includes('An event is bad.')))
    await callSnippet(page, 'track', 'a')
    await callSnippet(page, 'flush')
    assert.deepEqual(
      rondo.taken.map(({ type }) => type),
      ['track'],
    )
  },
)

test('more than a browser may send at once is sent in parts', { skip }, async () => {
  await using visitor = await openVisitor(browser, { attributes: 'data-page="off"' })
  const { rondo, site, context } = visitor
  const page = await openPage(context, site.url)
  await page.evaluate(`for (let n = 0; n < 12; n++) rondo.track(String(n), { text: 'ü'.repeat(12000) })`)
  await callSnippet(page, 'flush')
  assert.deepEqual(
    eventNames(rondo.taken),
    Array.from({ length: 12 }, (_, n) => String(n)),
  )
  for (const { bytes } of rondo.requests) assert.ok(bytes < 60_000, `${bytes} bytes`)
})
