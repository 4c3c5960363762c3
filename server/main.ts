import { serve, type ServerType } from '@hono/node-server'
import { openApp } from './app.ts'
import { lockDataFolder } from './folder-lock.ts'
import { resumeInterrupted } from './connect/imports/steps.ts'
import { openRuntime } from './runtime.ts'
import { openAuth } from './platform/people/auth.ts'
import { readConfig } from './platform/process/config.ts'
import { toRefusal } from './platform/errors/error-mapping.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { interrupt, untilInterrupted } from './platform/process/interrupt.ts'
import { log } from './platform/process/log.ts'
import { schedule } from './modules.ts'
import { watchAvailability, type Availability } from './platform/process/availability.ts'
import { gracefulStop } from './platform/process/graceful-stop.ts'
import { createSetupPath } from './platform/people/owner.ts'
import { startScheduler, type Scheduler } from './platform/jobs/scheduler.ts'
import { signingSecret } from './platform/secrets/secret-file.ts'

/**
 * Serves the pages and runs the jobs until the process receives a signal to stop.
 *
 * @throws Refusal in one sentence when the port or the data folder is in use
 */
export async function run(print: (text: string) => void): Promise<void> {
  const runtime = await openRuntime(print, readConfig(process.env), true)
  const { config } = runtime
  let releaseFolder = () => undefined as void
  let scheduler: Scheduler | undefined
  let availability: Availability | undefined
  try {
    releaseFolder = await lockDataFolder(runtime, (refusal) => {
      print(refusal.message)
      process.exitCode = 1
      interrupt()
    })
    const auth = openAuth(runtime.scope().db, config.url, await signingSecret(config.data))
    availability = watchAvailability(runtime.connection, config.data)
    const closing = gracefulStop()
    const app = openApp({
      auth,
      scope: runtime.scope,
      url: config.url,
      proxies: config,
      onTracked: () => scheduler?.trigger('usage.digest'),
      availability,
      closing,
    })
    const server = await listen(app.fetch, config.host, config.port)
    await runtime.jobs.work(
      () => runtime.scope({ kind: 'system', id: 'rondo' }),
      (job, error) => logFailure('error', 'A job failed and will be retried', { job }, error),
    )
    await resumeInterrupted(runtime.scope())
    scheduler = startScheduler(
      schedule,
      () => runtime.scope({ kind: 'system', id: 'rondo' }),
      (name, error) => logFailure('warn', 'A scheduled task failed and will be retried', { name }, error),
    )
    const setup = await createSetupPath(runtime.scope())
    print(`Rondo is ready at ${config.url}`)
    if (setup)
      print(`\nSet up the owner here within 48 hours (the link works once):\n\n  ${config.url}${setup}\n`)
    print('Stop it with Ctrl-C.')
    await untilInterrupted()
    print('Stopping.')
    await closing.stop(server)
  } finally {
    await availability?.stop()
    await scheduler?.stop()
    releaseFolder()
    await runtime.close()
  }
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
      `This user is not allowed to listen on port ${port}. Choose one above 1024: PORT=4100 npm start`,
    )
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new Refusal(
      400,
      'host_unknown',
      `HOST is "${host}", which is not an address of this machine. Use localhost, or 0.0.0.0 for all.`,
    )
  }
  return error
}

/** Trouble outside Rondo is logged once, with its cause, by who watches it; the work waits until it is over. */
function logFailure(
  level: 'warn' | 'error',
  message: string,
  facts: Record<string, unknown>,
  error: unknown,
): void {
  if (toRefusal(error)?.status !== 503) log(level, message, { ...facts, error })
}
