import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { runRondo } from '../processes.ts'
import { send, startServerWithOwner } from '../server.ts'
import { openBrowser } from './browser.ts'
import { DAY_MS } from '../../values/days.ts'

/** A browser of its own for one side, and the errors in its console. */
export type BrowserSession = { page: Page; context: BrowserContext; consoleErrors: string[] }
type RunningServer = Awaited<ReturnType<typeof startServerWithOwner>>

/** @example dayBefore(0) // '2026-11-22', today */
export const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** Morgenpost, who sell mails, and Cleo Cycles, who bought some 20 days ago: each with a browser of their own. */
export async function openTeamAndCustomer() {
  const served = await startServerWithOwner()
  const ask = requestsOf(served)
  const order = ordersOf(served)
  await ask('PATCH', '/api/settings', { companyName: 'Morgenpost' })
  // A colour in which nothing could be read on white.
  await ask('PUT', '/api/portal/look', { colour: '#ffd400', greeting: 'Nice to see you.' })
  await order(1, dayBefore(20), '10k mails')
  const { customers } = await ask<{ customers: { id: number }[] }>('GET', '/api/customers')
  const browser = await openBrowser()
  const team = await openSession(browser, /^$/)
  // Who has no session is told so by a 401, and what finds no network is written down too.
  const customer = await openSession(browser, /401|ERR_INTERNET_DISCONNECTED/)
  const [name = '', value = ''] = served.cookie.split(/[=;]/)
  await team.context.addCookies([{ name, value, url: served.url }])
  const close = async () => {
    await browser.close()
    await served[Symbol.asyncDispose]()
  }
  return { url: served.url, cleo: customers[0]!.id, team, customer, ask, order, close }
}

/** Asks the server as the team does. */
function requestsOf(served: RunningServer) {
  return async <Answer>(method: string, place: string, body?: unknown): Promise<Answer> => {
    const headers = { cookie: served.cookie, origin: served.url }
    const answer = await send(served.url + place, method, body, headers)
    const text = await answer.text()
    assert.ok(answer.ok, `${method} ${place} answered ${answer.status}: ${text}`)
    return (text === '' ? null : JSON.parse(text)) as Answer
  }
}

/** An order of Cleo Cycles, as it comes in a file. */
function ordersOf(served: RunningServer) {
  return async (number: number, day: string, product: string): Promise<void> => {
    const file = path.join(served.data, `orders-${number}.csv`)
    const row = `${number},cleo,office@cleo-cycles.example,Cleo Cycles,${day},120.00,${product}`
    await writeFile(file, `order,customer,email,name,date,amount,product\n${row}\n`)
    const run = await runRondo(['import', file], { RONDO_DATA: served.data })
    assert.equal(run.code, 0, run.words)
  }
}

/** @param allowed what the browser writes down although it was meant so */
async function openSession(browser: Browser, allowed: RegExp): Promise<BrowserSession> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    const words = `${message.text()} ${message.location().url}`
    if (message.type() === 'error' && !allowed.test(words)) complaints.push(words)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return { page, context, consoleErrors: complaints }
}
