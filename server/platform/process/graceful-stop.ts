import { Server as NetServer } from 'node:net'
import type { Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { ServerType } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'

export type GracefulStop = {
  isStopping: () => boolean
  /** Must be the first middleware. */
  middleware: MiddlewareHandler
  /** Resolves when every request has its response and every connection is closed. */
  stop: (server: ServerType) => Promise<void>
}

const [QUIET_MS, LONGEST_WAIT_MS] = [100, 1000]
const IDLE_MS = 300
const CLOSE_LIMIT_MS = 10_000

/**
 * Ends a server without cutting off a client. Closing the port resets connections that wait to be accepted, and closing a
 * connection resets a request that is on its way. So responses are held back until nobody connects any more; then the port
 * is closed, and every response says that its connection ends.
 */
export function gracefulStop(): GracefulStop {
  let isStopping = false
  const portClosed = Promise.withResolvers<void>()
  return {
    isStopping: () => isStopping,
    middleware: createMiddleware(async (c, next) => {
      await next()
      if (!isStopping) return
      // A load balancer must learn at once that it should send nothing more.
      if (!c.req.path.startsWith('/health/')) await portClosed.promise
      c.res.headers.set('connection', 'close')
    }),
    async stop(server) {
      isStopping = true
      await untilNobodyConnects(server)
      const closed = new Promise<void>((resolve) => {
        // The method of HTTP servers would also close connections that are idle at this moment.
        NetServer.prototype.close.call(server, () => resolve())
      })
      portClosed.resolve()
      await Promise.race([closed, closeConnections(server as Server, closed)])
    },
  }
}

async function untilNobodyConnects(server: ServerType): Promise<void> {
  let connectedAt = Date.now()
  const connected = () => (connectedAt = Date.now())
  server.on('connection', connected)
  const deadline = Date.now() + LONGEST_WAIT_MS
  while (Date.now() < Math.min(deadline, connectedAt + QUIET_MS)) await pause(10)
  server.off('connection', connected)
}

async function closeConnections(server: Server, closed: Promise<void>): Promise<void> {
  const deadline = Date.now() + CLOSE_LIMIT_MS
  // A client that is in the middle of its work sends its next request within this time, and is told to close.
  await Promise.race([closed, pause(IDLE_MS)])
  while (Date.now() < deadline) {
    server.closeIdleConnections()
    if (await Promise.race([closed.then(() => true), pause(50).then(() => false)])) return
  }
  server.closeAllConnections()
  await closed
}
