import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { runRondo } from '../processes.ts'
import { send, startServerWithOwner } from '../server.ts'
import { openBrowser } from './browser.ts'
import { DAY_MS } from '../../values/days.ts'

/** The browser of one side, and the errors in its console. */
export type BrowserSession = { page: Page; context: BrowserContext; consoleErrors: string[] }
type RunningServer = Awaited<ReturnType<typeof startServerWithOwner>>

/** @example dayBefore(0) // '2026-11-22', today */
export const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** Morgenpost, who sell mails, and Cleo Cycles, who bought some 20 days ago, each with their own browser. */
export async function openTeamAndCustomer() {
  const server = await startServerWithOwner()
  const ask = requestSender(server)
  const order = orderImporter(server)
  await ask('PATCH', '/api/settings', { companyName: 'Morgenpost' })
  // A colour with too little contrast on white.
  await ask('PUT', '/api/portal/look', { colour: '#ffd400', greeting: 'Nice to see you.' })
  await order(1, dayBefore(20), '10k mails')
  const { customers } = await ask<{ customers: { id: number }[] }>('GET', '/api/customers')
  const browser = await openBrowser()
  const team = await openSession(browser, /^$/)
  // The browser logs the 401 of a missing session and failed requests without a network.
  const customer = await openSession(browser, /401|ERR_INTERNET_DISCONNECTED/)
  const [name = '', value = ''] = server.cookie.split(/[=;]/)
  await team.context.addCookies([{ name, value, url: server.url }])
  const close = async () => {
    await browser.close()
    await server[Symbol.asyncDispose]()
  }
  return { url: server.url, data: server.data, cleo: customers[0]!.id, team, customer, ask, order, close }
}

/** Sends requests as the team. */
function requestSender(server: RunningServer) {
  return async <Body>(method: string, route: string, body?: unknown): Promise<Body> => {
    const headers = { cookie: server.cookie, origin: server.url }
    const response = await send(server.url + route, method, body, headers)
    const text = await response.text()
    assert.ok(response.ok, `${method} ${route} answered ${response.status}: ${text}`)
    return (text === '' ? null : JSON.parse(text)) as Body
  }
}

/** Imports an order of Cleo Cycles from a file. */
function orderImporter(server: RunningServer) {
  return async (number: number, day: string, product: string): Promise<void> => {
    const file = path.join(server.data, `orders-${number}.csv`)
    const row = `${number},cleo,office@cleo-cycles.example,Cleo Cycles,${day},120.00,${product}`
    await writeFile(file, `order,customer,email,name,date,amount,product\n${row}\n`)
    const run = await runRondo(['import', file], { RONDO_DATA: server.data })
    assert.equal(run.code, 0, run.output)
  }
}

/** @param allowed expected messages that do not count as errors */
async function openSession(browser: Browser, allowed: RegExp): Promise<BrowserSession> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const consoleErrors: string[] = []
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`
    if (message.type() === 'error' && !allowed.test(text)) consoleErrors.push(text)
  })
  page.on('pageerror', (error) => consoleErrors.push(String(error)))
  return { page, context, consoleErrors }
}
