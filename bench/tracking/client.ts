import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { randomEvent } from './events.ts'

/** Tells batches over some connections at once and prints how long that took in milliseconds. */
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
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer
        .resume()
        .on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
        )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

async function one(): Promise<void> {
  for (let body = bodies.pop(); body; body = bodies.pop()) await post(body)
}

const from = performance.now()
await Promise.all(Array.from({ length: CONNECTIONS }, one))
process.stdout.write(String(performance.now() - from))
agent.destroy()
