import type { Context, Hono } from 'hono'
import type { Dependencies, Env } from './dependencies.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { markup } from './platform/pages/markup.ts'
import { plainPage } from './platform/pages/plain-page.ts'

const RETRY_SECONDS = 5

/** The addresses that programs ask for the state of the process. */
export function healthRoutes(app: Hono<Env>, { availability, closing }: Dependencies): void {
  app.get('/health/live', (c) => c.text('live'))
  app.get('/health/ready', (c) => {
    if (closing?.isStopping()) return c.text('not ready: stopping', 503)
    const problem = availability?.problem()
    return problem ? c.text(`not ready: ${problem.message}`, 503) : c.text('ready')
  })
}

/**
 * While the database is away, requests are answered at once instead of waiting for it; and every response that says so
 * tells when to try again.
 */
export function unavailableResponses(app: Hono<Env>, { availability }: Dependencies): void {
  app.use(async (c, next) => {
    await next()
    if (c.res.status !== 503) return
    if (!c.res.headers.has('retry-after')) c.res.headers.set('retry-after', String(RETRY_SECONDS))
    if (availability && isJson(c.res)) await noteStorage(c.res.clone(), availability)
  })
  if (!availability) return
  const guard = async (_: Context, next: () => Promise<void>) => {
    const problem = availability.problem()
    if (problem?.code === 'database_away') throw problem
    await availability.unlessAway(next())
  }
  for (const path of ['/api/*', '/portal/api/*', '/portal/l/*', '/portal/new-link', '/mail/*', '/v1/*'])
    app.use(path, guard)
}

const isJson = ({ headers }: Response) => headers.get('content-type')?.startsWith('application/json') ?? false

/** The checks do not see a full disk of a database on another machine; the requests do. */
async function noteStorage(
  response: Response,
  { note }: NonNullable<Dependencies['availability']>,
): Promise<void> {
  const { code, message } = (await response.json()) as { code?: string; message?: string }
  if (code && message && code !== 'database_away') note(new Refusal(503, code, message))
}

/** Pages that people open from an email show the sentence, and load again by themselves. */
export function unavailablePage(c: Context, { status, message }: Refusal): Response | null {
  const isPage = /^\/(portal\/l|portal\/new-link|mail)\//.test(`${c.req.path}/`)
  if (status !== 503 || !isPage) return null
  const again = c.req.method === 'GET' ? markup`<p>This page loads again by itself.</p>` : null
  if (c.req.method === 'GET') c.header('refresh', String(RETRY_SECONDS))
  c.header('cache-control', 'no-store')
  return c.html(
    plainPage({
      title: 'Not available at the moment',
      companyName: '',
      locale: 'en',
      body: markup`<p>${message}</p>${again}`,
    }),
    503,
  )
}
