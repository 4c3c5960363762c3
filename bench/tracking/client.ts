import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { randomEvent } from './events.ts'

/** Sends batches over several connections in parallel and prints the duration in milliseconds. */
const CONNECTIONS = 8

const [url = '', key = '', batches = '0', size = '0'] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`
const bodies = Array.from({ length: Number(batches) }, (_, i) =>
  Buffer.from(
    JSON.stringify({
      batch: Array.from({ length: Number(size) }, () => ({ ...randomEvent(i), messageId: randomUUID() })),
      sentAt: new Date().toISOString(),
    }),
  ),
)

function post(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length }
    const outgoing = request(url, { method: 'POST', agent, headers }, (response) => {
      response
        .resume()
        .on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`)),
        )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

async function postRemaining(): Promise<void> {
  for (let body = bodies.pop(); body; body = bodies.pop()) await post(body)
}

const startedAt = performance.now()
await Promise.all(Array.from({ length: CONNECTIONS }, postRemaining))
process.stdout.write(String(performance.now() - startedAt))
agent.destroy()
