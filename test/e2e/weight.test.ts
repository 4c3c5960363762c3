import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { BrowserContext } from 'playwright-core'
import { skip } from './browser.ts'
import { openTeamAndCustomer } from './team-and-customer.ts'

let app: Awaited<ReturnType<typeof openTeamAndCustomer>>
let paths: [string, number][]
before(async () => {
  if (skip) return
  app = await openTeamAndCustomer()
  await app.ask('POST', '/api/sample')
  const { customers } = await app.ask<{ customers: { id: number }[] }>(
    'GET',
    '/api/customers?search=ada&limit=1',
  )
  paths = pathsOf(customers[0]!.id)
})
after(async () => {
  if (!skip) await app.close()
})

// The first page that anybody sees; the others hold what they weigh now. React, the router and the drawing of charts alone
// are 300 kB.
const [FIRST, PLAIN, CHARTS, ONE, CUSTOMER] = [150, 270, 475, 525, 92]

/** Every page with the most kB of script, gzipped, that it may load. */
const pathsOf = (id: number): [string, number][] => [
  ['/setup', FIRST],
  ['/today', PLAIN],
  ['/today/all', PLAIN],
  ['/today/record', PLAIN],
  ['/customers', PLAIN],
  [`/customers/${id}`, ONE],
  ['/goals', PLAIN],
  ['/next-sale', CHARTS],
  ['/imports', PLAIN],
  ['/imports/new', PLAIN],
  ['/settings', PLAIN],
  ['/settings?tab=signals', PLAIN],
  ['/insights/coming-back', CHARTS],
  ['/insights/revenue', CHARTS],
  ['/insights/products', CHARTS],
  ['/insights/benchmarks', CHARTS],
]

type Weight = { files: number; raw: number; gz: number; sent: number; shift: number }

/** What a first visit of a page loads and how much of it moves, without anything kept from before. */
async function visitCold(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  const client = await context.newCDPSession(page)
  await client.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.addInitScript(() => {
    const seen = globalThis as unknown as { shift: number }
    seen.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
        if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(url)
  await page.getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  // Charts are drawn by a script of their own.
  await page.waitForFunction(() => document.querySelector('figure div[aria-hidden=true]:empty') === null)
  const { scripts, shift } = await page.evaluate(() => {
    const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return {
      scripts: loaded
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name, encodedBodySize }) => [name, encodedBodySize] as const),
      shift: (globalThis as unknown as { shift: number }).shift,
    }
  })
  await page.close()
  const sent = new Map(scripts)
  const plain = await Promise.all([...sent.keys()].map(plainScript))
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0)
  return {
    files: sent.size,
    raw: sum(plain.map(({ length }) => length)),
    gz: sum(plain.map((body) => gzipSync(body, { level: 9 }).length)),
    sent: sum([...sent.values()]),
    shift,
  }
}

async function plainScript(url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  return Buffer.from(await response.arrayBuffer())
}

test(
  'every page loads only its own script, compressed, and hardly moves while it loads',
  { skip },
  async (t) => {
    const team = app.team.page.context()
    const visitor = await team.browser()!.newContext()
    const visits: [string, string, number, BrowserContext][] = [
      ['sign-in', `${app.url}/`, FIRST, visitor],
      ...paths.map(([path, most]): [string, string, number, BrowserContext] => [
        path,
        app.url + path,
        most,
        team,
      ]),
      ['portal', `${app.url}/portal/`, CUSTOMER, app.customer.page.context()],
    ]
    const faults: string[] = []
    t.diagnostic('page | files | kB | kB gz | kB sent | limit | shift')
    for (const [name, url, most, context] of visits) {
      // One after the other, so that each page has the machine to itself.
      // oxlint-disable-next-line no-await-in-loop
      const { files, raw, gz, sent, shift } = await visitCold(context, url)
      const kb = (bytes: number) => (bytes / 1000).toFixed(1)
      t.diagnostic(
        `${name} | ${files} | ${kb(raw)} | ${kb(gz)} | ${kb(sent)} | ${most} | ${shift.toFixed(4)}`,
      )
      if (gz > most * 1000) faults.push(`${name} loads ${kb(gz)} kB of script, gzipped; at most ${most}`)
      if (sent > 1.05 * gz) faults.push(`${name} sends ${kb(sent)} kB of script for ${kb(gz)} gzipped`)
      if (shift > 0.02) faults.push(`${name} moves by ${shift.toFixed(4)} while it loads; at most 0.02`)
    }
    await visitor.close()
    assert.deepEqual(faults, [])
  },
)
