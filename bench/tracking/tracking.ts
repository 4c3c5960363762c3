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

/** Events told over HTTP in batches of a hundred, beside bare inserts of the same rows, in turns; then understood. */
export async function benchmarkTracking(say: (words: string) => void): Promise<Figure[]> {
  await using house = await BenchDatabase.open()
  const { scope } = house
  const { key } = await createKey(scope, 'bench')
  const app = openApp({ url: 'http://localhost', scope: () => house.scope } as unknown as Dependencies)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const rounds = []
  try {
    await scope.pool.query('create table bare (like usage_inbox including defaults including identity)')
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await timed(() => bareInserts(scope))
      const told = await sendBatches(`http://127.0.0.1:${port}/v1/batch`, key)
      const understood = await timed(() => processInbox(house.scope))
      rounds.push({ bare, told, understood })
      say(`bare ${bare.toFixed(0)} ms, told ${told.toFixed(0)} ms, understood ${understood.toFixed(0)} ms`)
    }
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  return figuresOf(rounds)
}

/** One client, one connection, a statement of a hundred rows at a time: what the database itself takes. */
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

/** @returns milliseconds from the first request to the last answer, as the client saw it in a process of its own */
function sendBatches(url: string, key: string): Promise<number> {
  const file = path.join(import.meta.dirname, 'tracking-client.ts')
  const child = spawn(process.execPath, [file, url, key, String(BATCHES), String(BATCH)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let words = ''
  child.stdout.on('data', (chunk) => (words += String(chunk)))
  return new Promise((resolve, reject) =>
    child.on('close', (code) => (code === 0 ? resolve(Number(words)) : reject(new Error(`client: ${code}`)))),
  )
}

type Round = { bare: number; told: number; understood: number }

function figuresOf(rounds: Round[]): Figure[] {
  const events = BATCH * BATCHES
  const ms = (step: keyof Round) => median(rounds.map((round) => round[step]))
  const ratio = (step: keyof Round) => median(rounds.map((round) => round[step] / round.bare))
  const what = `tracking: ${events.toLocaleString('en')} events`
  return [
    { what: `${what}, bare inserts of a hundred`, value: ms('bare'), unit: 'ms', goal: null },
    { what: `${what}, told over HTTP`, value: ms('told'), unit: 'ms', goal: null },
    { what: 'tracking: told over HTTP beside the bare inserts', value: ratio('told'), unit: '×', goal: 2 },
    { what: `${what}, understood`, value: ms('understood'), unit: 'ms', goal: null },
    {
      what: 'tracking: understood beside the bare inserts',
      value: ratio('understood'),
      unit: '×',
      goal: null,
    },
  ]
}
