import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Behaviour } from '../../sdk/receiver.fixture.ts'
import { openReceiverWithScript, openSite } from './site.ts'

export type Api = { [name: string]: (...args: unknown[]) => unknown }

/** A visitor of a site, with the messages in their browser's console. */
export async function openVisitor(
  browser: Browser,
  {
    behaviourOf = () => 'take',
    attributes = '',
  }: {
    behaviourOf?: (n: number) => Behaviour
    attributes?: string
  },
) {
  const rondo = await openReceiverWithScript(behaviourOf)
  const site = await openSite(rondo.url, 'rk_test', attributes)
  const context = await browser.newContext()
  const consoleMessages: string[] = []
  context.on('console', (message) => consoleMessages.push(message.text()))
  context.on('weberror', (error) => consoleMessages.push(String(error.error())))
  return {
    rondo,
    site,
    context,
    consoleMessages,
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
    ([call, callArguments]) =>
      (globalThis as unknown as { rondo: Api }).rondo[call]!(...callArguments) as unknown,
    [name, args] as const,
  )
export const storageKeys = (page: Page) => page.evaluate(() => Object.keys(localStorage))
/** The number of events queued in the site's storage. */
export const queuedEvents = async (page: Page) =>
  (await storageKeys(page)).filter((key) => key.startsWith('rondo.q.')).length
export const eventNames = (events: { event?: unknown }[]) =>
  events.flatMap(({ event }) => (event ? [String(event)] : []))
