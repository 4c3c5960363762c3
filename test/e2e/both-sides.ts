import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { scan } from './browser.ts'

/** One side of the table: a browser of its own, and what went wrong in it. */
export type Side = { page: Page; context: BrowserContext; complaints: string[] }

/** @param allowed what the browser writes down although it was meant so */
export async function openSide(browser: Browser, allowed: RegExp): Promise<Side> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !allowed.test(message.text()))
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, complaints }
}

/** The page with nothing left to arrive, wide and narrow, light and dark: a scan finds nothing. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  for (const [width, colorScheme] of [
    [360, 'dark'],
    [1440, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForLoadState('networkidle')
    assert.deepEqual(await scan(page), [], `${what} at ${width} px, ${colorScheme}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    assert.ok(overflow <= 0, `${what} scrolls sideways by ${overflow} px at ${width} px`)
    const shots = process.env['RONDO_SHOTS']
    const file = `${shots}/${what.replaceAll(/\W+/g, '-')}-${width}.png`
    if (shots) await page.screenshot({ path: file, fullPage: true })
  }
}
