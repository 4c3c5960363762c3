import { serve } from '@hono/node-server'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { openApp } from '../../server/app.ts'
import type { Dependencies } from '../../server/dependencies.ts'
import { createKey } from '../../server/platform/keys/keys.ts'
import type { Scope } from '../../server/platform/scope/scope.ts'
import { processInbox } from '../../server/usage/inbox/inbox.ts'
import { median, timed, type Figure } from '../figures.ts'
import { BenchDatabase } from '../database.ts'
import { randomEvent } from './events.ts'

const BATCH = 100
const BATCHES = 400
const ROUNDS = 5

/** Events sent over HTTP in batches of a hundred, alternating with bare inserts of the same rows; then processed. */
export async function benchmarkTracking(log: (output: string) => void): Promise<Figure[]> {
  await using database = await BenchDatabase.open()
  const { scope } = database
  const { key } = await createKey(scope, 'bench')
  const app = openApp({ url: 'http://localhost', scope: () => database.scope } as unknown as Dependencies)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const rounds = []
  try {
    await scope.pool.query('create table bare (like usage_inbox including defaults including identity)')
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await timed(() => bareInserts(scope))
      const sent = await sendBatches(`http://127.0.0.1:${port}/v1/batch`, key)
      const processed = await timed(() => processInbox(database.scope))
      rounds.push({ bare, sent, processed })
      log(`bare ${bare.toFixed(0)} ms, sent ${sent.toFixed(0)} ms, processed ${processed.toFixed(0)} ms`)
    }
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  return figuresOf(rounds)
}

/** One client, one connection, one statement per hundred rows: the time of the database alone. */
async function bareInserts(scope: Scope): Promise<void> {
  const client = await scope.pool.connect()
  try {
    for (let batch = 0; batch < BATCHES; batch++) {
      const values = Array.from({ length: BATCH }, () => randomEvent(batch)).flatMap((event) => [
        randomUUID(),
        event.type,
        event.event,
        event.userId,
        event.context.groupId,
        new Date(),
        new Date(),
        JSON.stringify(event.properties),
      ])
      const rows = Array.from({ length: BATCH }, (_, row) => {
        const places = Array.from({ length: 8 }, (_, column) => `$${row * 8 + column + 1}`)
        return `(${places.join(',')})`
      })
      await client.query(
        `insert into bare (message_id, kind, name, user_ref, group_ref, occurred_at, received_at, properties) values ${rows.join(',')}`,
        values,
      )
    }
  } finally {
    client.release()
  }
}

/** @returns milliseconds from the first request to the last response, measured by a client in a separate process */
function sendBatches(url: string, key: string): Promise<number> {
  const file = path.join(import.meta.dirname, 'client.ts')
  const child = spawn(process.execPath, [file, url, key, String(BATCHES), String(BATCH)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  return new Promise((resolve, reject) =>
    child.on('close', (code) =>
      code === 0 ? resolve(Number(output)) : reject(new Error(`client: ${code}`)),
    ),
  )
}

type Round = { bare: number; sent: number; processed: number }

function figuresOf(rounds: Round[]): Figure[] {
  const events = BATCH * BATCHES
  const ms = (step: keyof Round) => median(rounds.map((round) => round[step]))
  const ratio = (step: keyof Round) => median(rounds.map((round) => round[step] / round.bare))
  const what = `tracking: ${events.toLocaleString('en')} events`
  return [
    { what: `${what}, bare inserts of a hundred`, value: ms('bare'), unit: 'ms', goal: null },
    { what: `${what}, sent over HTTP`, value: ms('sent'), unit: 'ms', goal: null },
    { what: 'tracking: sent over HTTP beside the bare inserts', value: ratio('sent'), unit: '×', goal: 2 },
    { what: `${what}, processed`, value: ms('processed'), unit: 'ms', goal: null },
    {
      what: 'tracking: processed beside the bare inserts',
      value: ratio('processed'),
      unit: '×',
      goal: null,
    },
  ]
}
