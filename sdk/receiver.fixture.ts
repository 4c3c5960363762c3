import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

/** What the receiver does with a request: answers, or breaks off before or after it has kept the events. */
export type Behaviour =
  | 'take'
  | 'lose the request'
  | 'lose the answer'
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

/** Something that takes batches over real connections, as unkindly as it is told, and keeps what it has answered for. Offers a script. */
export async function openReceiver(manner: (request: number) => Behaviour = () => 'take', script = '') {
  const requests: Received[] = []
  const taken: Event[] = []
  const behaviour = { manner }
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-expose-headers', 'retry-after')
    if (request.method === 'GET') return void response.end(script)
    const text = await bodyOf(request).catch(() => null)
    if (text === null) return
    const body = JSON.parse(text) as Received['body']
    requests.push({ at: performance.now(), headers: request.headers, bytes: Buffer.byteLength(text), body })
    const how = behaviour.manner(requests.length - 1)
    if (how === 'take' || how === 'lose the answer') taken.push(...body.batch)
    respond(how, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    /** Every event that was kept, as often as it came. */
    taken,
    behaviour,
    /** What remains when each messageId counts once, in the order in which they first came. */
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
  if (how === 'lose the request' || how === 'lose the answer') return void request.socket.destroy()
  const { status = 200, headers = {}, body = { success: true } } = how === 'take' ? {} : how
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}
