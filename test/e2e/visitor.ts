import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Behaviour } from '../../sdk/receiver.fixture.ts'
import { openReceiverWithScript, openSite } from './site.ts'

export type Api = { [name: string]: (...args: unknown[]) => unknown }

/** A visitor at a site, with what their browser complains of. */
export async function openVisitor(
  browser: Browser,
  {
    manner = () => 'take',
    attributes = '',
  }: {
    manner?: (n: number) => Behaviour
    attributes?: string
  },
) {
  const rondo = await openReceiverWithScript(manner)
  const site = await openSite(rondo.url, 'rk_test', attributes)
  const context = await browser.newContext()
  const complaints: string[] = []
  context.on('console', (message) => complaints.push(message.text()))
  context.on('weberror', (error) => complaints.push(String(error.error())))
  return {
    rondo,
    site,
    context,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close()
      await site[Symbol.asyncDispose]()
      await rondo[Symbol.asyncDispose]()
    },
  }
}

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction('window.rondo && !Array.isArray(rondo)')
  return page
}

export const callSnippet = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    ([call, words]) => (globalThis as unknown as { rondo: Api }).rondo[call]!(...words) as unknown,
    [name, args] as const,
  )
export const storageKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage))
/** How many events wait in the site's storage. */
export const queuedEvents = async (page: Page) =>
  (await storageKeys(page)).filter((key) => key.startsWith('rondo.q.')).length
export const eventNames = (events: { event?: unknown }[]) =>
  events.flatMap(({ event }) => (event ? [String(event)] : []))
