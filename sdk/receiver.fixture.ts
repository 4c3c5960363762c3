import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** How the receiver treats a request: it responds, hangs, or closes the connection before or after it stored the events. */
export type Behaviour =
  | 'take'
  | 'lose the request'
  | 'lose the response'
  | 'hang'
  | { status: number; headers?: Record<string, string>; body?: unknown }

export type Event = {
  messageId: string
  type: string
  timestamp: string
  event?: unknown
  [field: string]: unknown
}
export type Received = {
  at: number
  headers: IncomingHttpHeaders
  bytes: number
  body: { batch: Event[]; sentAt: string; writeKey?: string }
}

/** A server that receives batches over real connections, with the given behaviour for each request, and serves a script. */
export async function openReceiver(behaviourOf: (request: number) => Behaviour = () => 'take', script = '') {
  const requests: Received[] = []
  const taken: Event[] = []
  const behaviour = { of: behaviourOf }
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-expose-headers', 'retry-after')
    if (request.method === 'GET') return void response.end(script)
    const text = await bodyOf(request).catch(() => null)
    if (text === null) return
    const body = JSON.parse(text) as Received['body']
    requests.push({ at: performance.now(), headers: request.headers, bytes: Buffer.byteLength(text), body })
    const how = behaviour.of(requests.length - 1)
    if (how === 'take' || how === 'lose the response') taken.push(...body.batch)
    respond(how, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** Every stored event, as often as it arrived. */
    taken,
    behaviour,
    /** The events without repeats of a messageId, in the order of first arrival. */
    once: () => [...new Map(taken.map((event) => [event.messageId, event] as const)).values()],
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const bytes = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

function respond(how: Behaviour, request: IncomingMessage, response: ServerResponse): void {
  if (how === 'hang') return
  if (how === 'lose the request' || how === 'lose the response') return void request.socket.destroy()
  const { status = 200, headers = {}, body = { success: true } } = how === 'take' ? {} : how
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
