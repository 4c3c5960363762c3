import { serve, type ServerType } from '@hono/node-server'
import type pg from 'pg'
import { openApp } from './app.ts'
import { openFoundation, type Foundation } from './house.ts'
import { openAuth } from './platform/auth.ts'
import { Refusal } from './platform/errors.ts'
import { log } from './platform/log.ts'
import { setupPath } from './platform/people.ts'
import { signingSecret } from './platform/secret.ts'

const SERVING_LOCK = 7_265_653
const CLOSE_LIMIT_MS = 20_000

/**
 * Serves the pages and works the jobs until it is told to stop.
 *
 * @throws Refusal in one sentence when the port or the data folder is in use
 */
export async function run(say: (words: string) => void): Promise<void> {
  const foundation = await openFoundation(say)
  const { config } = foundation
  try {
    const claim = await claimFolder(foundation)
    const auth = openAuth(foundation.scope().db, config.url, await signingSecret(config.data))
    const app = openApp({
      auth,
      scope: foundation.scope,
      url: config.url,
      doorway: config,
      isReady: foundation.isReady,
    })
    const server = await listen(app.fetch, config.host, config.port)
    await foundation.jobs.work(
      () => foundation.scope({ kind: 'system', id: 'rondo' }),
      (job, error) => log('error', 'A job failed and will be tried again', { job, error }),
    )
    const setup = await setupPath(foundation.scope())
    say(`Rondo is ready at ${config.url}`)
    if (setup) say(`\nSet up the owner here, once, within 48 hours:\n\n  ${config.url}${setup}\n`)
    say('Stop it with Ctrl-C.')
    await untilTold()
    say('Stopping.')
    await close(server)
    claim?.release(true)
  } finally {
    await foundation.close()
  }
}

/** Two Rondos on one bundled database would do every job's work twice as slowly and confuse whoever looks. */
async function claimFolder({ scope, config }: Foundation): Promise<pg.PoolClient | null> {
  if (config.databaseUrl) return null
  const client = await scope().pool.connect()
  const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [SERVING_LOCK])
  if (rows[0].mine) return client
  client.release()
  throw new Refusal(
    409,
    'folder_in_use',
    `Another Rondo is running on the data folder ${config.data}. Stop it first, or give this one a folder of its own with RONDO_DATA.`,
  )
}

function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  hostname: string,
  port: number,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server))
    server.on('error', (error: NodeJS.ErrnoException) => reject(listenRefusal(error, hostname, port)))
  })
}

function listenRefusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Refusal(
      409,
      'port_in_use',
      `Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    return new Refusal(
      403,
      'port_forbidden',
      `This user may not listen on port ${port}. Choose one above 1024: PORT=4100 npm start`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Refusal(
      400,
      'host_unknown',
      `HOST is "${host}", which is no address of this machine. Use localhost, or 0.0.0.0 for all.`,
    )
  }
  return error
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

async function close(server: ServerType): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const late = setTimeout(
    () => 'closeAllConnections' in server && server.closeAllConnections(),
    CLOSE_LIMIT_MS,
  )
  await closed
  clearTimeout(late)
}
