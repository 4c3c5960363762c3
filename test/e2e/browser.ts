import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium, type Browser, type Page } from 'playwright-core'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** These tests need a browser; CI installs Debian's. */
export const skip = existsSync(CHROMIUM)
  ? false
  : `skipped: no browser at ${CHROMIUM}; install chromium or set CHROMIUM`

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The violations of an accessibility scan of the current page, each with the rule and its first element. */
export async function scan(page: Page): Promise<string[]> {
  // Through the debugger, since the page's content policy rightly blocks foreign scripts.
  await page.evaluate(`${await axe};0`)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
        }>
      }
    }
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} — ${nodes[0]!.failureSummary}`)
  })
}
