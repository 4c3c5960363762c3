import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { send, startServerWithOwner } from '../server.ts'
import { openBrowser, skip } from './browser.ts'

const UMD = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@segment/analytics-next')),
  '../umd',
)
const ACME = 'Acme Browsers'

/** The script of a product's page that uses Segment's client, configured only with the address of Rondo. */
function script(host: string, key: string, strategy: object): string {
  const integration = { apiKey: key, apiHost: `${host}/v1`, protocol: 'http', ...strategy }
  const cdnSettings = { integrations: { 'Segment.io': integration } }
  return `
    const page = (async () => {
      const [analytics] = await AnalyticsNext.AnalyticsBrowser.load(${JSON.stringify({ writeKey: key, cdnSettings })})
      await analytics.page('Home')
      await analytics.identify('browser-1', { name: 'Bea', email: 'bea@acme.example' })
      await analytics.group('acme-browsers', { name: '${ACME}' })
      await analytics.track('Clicked', { b: 1 })
      await analytics.alias('browser-1', 'browser-0')
      window.isDone = true
    })()`
}

async function openPage(host: string, key: string, strategy: object) {
  const bundle = await readFile(path.join(UMD, 'index.js'), 'utf8')
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1)
    const isScript = name.endsWith('.js')
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' })
    if (name === 'client.js') response.end(bundle)
    else if (name === 'page.js') response.end(script(host, key, strategy))
    else
      response.end(
        '<!doctype html><title>Home</title><script src="client.js"></script><script src="page.js"></script>',
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test(
  'Segment’s client for browsers works unchanged from another origin, with single events and in batches',
  { skip },
  async () => {
    await using rondo = await startServerWithOwner()
    const { cookie, url } = rondo
    const created = await send(`${url}/api/keys`, 'POST', { name: 'Site' }, { cookie })
    const { key } = (await created.json()) as { key: string }
    const browser = await openBrowser()
    try {
      for (const strategy of [
        {},
        { deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 300 } } },
      ]) {
        await using site = await openPage(new URL(url).host, key, strategy)
        const page = await browser.newPage()
        const failures: string[] = []
        page.on('response', (response) => {
          if (response.url().startsWith(`${url}/v1/`) && !response.ok())
            failures.push(`${response.url()} ${response.status()}`)
        })
        await page.goto(site.url)
        await page.waitForFunction('window.isDone', null, { timeout: 20_000 })
        await pause(1500)
        assert.deepEqual(failures, [])
        await page.close()
      }
      const search = await send(`${url}/api/customers?search=${encodeURIComponent(ACME)}`, 'GET', undefined, {
        cookie,
      })
      const { customers } = (await search.json()) as { customers: { id: number; name: string }[] }
      assert.deepEqual(
        customers.map((customer) => customer.name),
        [ACME],
      )
      const usage = await send(`${url}/api/customers/${customers[0]!.id}/usage`, 'GET', undefined, { cookie })
      const { contacts } = (await usage.json()) as { contacts: { name: string; events: number }[] }
      // An anonymous page view, the identification and a click, once for each of the two strategies.
      assert.deepEqual(
        contacts.map(({ name, events }) => [name, events]),
        [['Bea', 6]],
      )
    } finally {
      await browser.close()
    }
  },
)
