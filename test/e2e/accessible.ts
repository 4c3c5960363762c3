import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { scan } from './browser.ts'

/**
 * Checks the loaded page, narrow in dark mode and wide in light mode: the scan has no violations, and nothing scrolls
 * sideways. RONDO_SHOTS names a folder for screenshots. Afterwards the page is wide and light.
 */
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
