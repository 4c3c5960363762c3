import assert from 'node:assert/strict'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { assertFacts, factsOf, killRepeatedly } from './killed-runs.ts'
import { seededRandom, temporaryDataFolder, postmasterOf, runRondo } from './processes.ts'
import { becomeOwner, send, startServer, type RunningServer } from './server.ts'

const LINES = 60_000
const KILLS = 20
const SEED = Number(process.env.RONDO_SEED ?? Date.now() % 1_000_000)
const RESUMED_WITHIN_MS = 60_000

let file: string
/** One uninterrupted run: the facts it writes, and its duration. */
let clean: { facts: string; ms: number }

before(async () => {
  file = await ordersFile()
  await using data = await temporaryDataFolder()
  const startedAt = Date.now()
  const run = await runRondo(['import', file], { RONDO_DATA: data.path })
  assert.equal(run.code, 0, run.output)
  assert.match(run.output, /53,966 new orders.* 34 rows rejected/)
  clean = { facts: await factsOf(data.path), ms: Date.now() - startedAt }
})

/** Orders of 7,000 people: some lines are invalid, some are duplicates, and some orders continue much later in the file. */
async function ordersFile(): Promise<string> {
  const lines = ['customer,order,date,amount,currency,product,quantity']
  for (let i = 0; i < LINES; i++) {
    const order = i < 57_000 ? i % 54_000 : i - 57_000
    const [month, day] = [(order % 12) + 1, (order % 28) + 1].map((part) => String(part).padStart(2, '0'))
    const date = i % 1500 === 7 && i < 54_000 && order >= 3000 ? 'yesterday' : `2025-${month}-${day}`
    lines.push(`c${(order * 7919) % 7000},o${order},${date},${(order % 500) + 1}.50,EUR,p${i % 37},1`)
  }
  const name = path.join(await mkdtemp(path.join(os.tmpdir(), 'rondo-orders-')), 'orders.csv')
  await writeFile(name, lines.join('\n'))
  return name
}

test(`an import killed ${KILLS} times at random moments, then run again, gives the same result as one clean run`, async (t) => {
  t.diagnostic(`RONDO_SEED=${SEED}, a clean run takes ${clean.ms} ms`)
  await using data = await temporaryDataFolder()
  await killRepeatedly(['import', file], data.path, {
    kills: KILLS,
    random: seededRandom(SEED),
    cleanMs: clean.ms,
  })
  const last = await runRondo(['import', file], { RONDO_DATA: data.path })
  assert.equal(last.code, 0, last.output)
  await assertFacts(data.path, clean.facts)
})

type State = { status: string; error: string | null; counts: { orders: number } | null }

async function waitForStatus(
  server: RunningServer,
  cookie: string,
  id: number,
  expected: string,
): Promise<number> {
  const startedAt = Date.now()
  for (;;) {
    const response = await send(`${server.url}/api/imports/${id}`, 'GET', undefined, { cookie }).catch(
      () => null,
    )
    const state = response?.ok ? ((await response.json()) as State) : null
    if (state?.status === expected) return Date.now() - startedAt
    assert.notEqual(state?.status, 'failed', String(state?.error))
    assert.ok(
      Date.now() - startedAt < RESUMED_WITHIN_MS,
      `still ${state?.status} after ${RESUMED_WITHIN_MS} ms`,
    )
    await pause(100)
  }
}

test('a server killed during an import resumes it after the restart, and so does a server whose database was killed', async (t) => {
  await using data = await temporaryDataFolder()
  const random = seededRandom(SEED + 1)
  let server = await startServer(data.path)
  const cookie = await becomeOwner(server)
  const api = `/api/imports`
  const upload = await fetch(`${server.url}${api}?filename=orders.csv`, {
    method: 'POST',
    headers: { cookie },
    body: await readFile(file),
  })
  assert.equal(upload.status, 200)
  const { id } = (await upload.json()) as { id: number }
  for (const [step, done] of [
    ['stage', 'staged'],
    ['apply', 'applied'],
  ] as const) {
    const started = await send(`${server.url}${api}/${id}/${step}`, 'POST', undefined, { cookie })
    assert.equal(started.status, 200, await started.text())
    await pause(random() * 1500)
    process.kill((await postmasterOf(data.path))!, 'SIGKILL')
    await pause(500 + random() * 2000)
    server.process.kill('SIGKILL')
    await server.process.exit
    server = await startServer(data.path)
    t.diagnostic(`${done} ${await waitForStatus(server, cookie, id, done)} ms after the restart`)
  }
  server.process.kill('SIGTERM')
  assert.equal(await server.process.exit, 0, server.process.output())
  await assertFacts(data.path, clean.facts)
})
