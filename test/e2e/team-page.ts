import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { send, startServerWithOwner } from '../server.ts'
import { openBrowser } from './browser.ts'

export type TeamPage = Awaited<ReturnType<typeof openTeamPage>>

/** A server with the owner signed in, in a browser; console errors are collected. */
export async function openTeamPage() {
  const server = await startServerWithOwner()
  const browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const [name = '', value = ''] = server.cookie.split(/[=;]/)
  await context.addCookies([{ name, value, url: server.url }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  return {
    url: server.url,
    page,
    consoleErrors: collectErrors(page),
    /** Another browser of the owner, as wide as a phone; close its context. */
    async openPhone(): Promise<Page> {
      const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' })
      await phone.addCookies([{ name, value, url: server.url }])
      return phone.newPage()
    },
    async request<Body>(method: string, path: string, body?: unknown): Promise<Body> {
      const headers = { cookie: server.cookie, origin: server.url }
      const response = await send(server.url + path, method, body, headers)
      assert.ok(response.ok, `${method} ${path} answered ${response.status}`)
      const text = await response.text()
      return (text === '' ? null : JSON.parse(text)) as Body
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await server[Symbol.asyncDispose]()
    },
  }
}

function collectErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    // The browser also logs refused requests and requests without a network.
    const isExpected = /409|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isExpected) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}
