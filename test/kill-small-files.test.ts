import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { assertFacts, factsOf, killRepeatedly } from './killed-runs.ts'
import { runRondo, seededRandom, temporaryDataFolder } from './processes.ts'

const ROWS = 8_000
const CUSTOMERS = 500
const KILLS = 5
const SEED = Number(process.env.RONDO_SEED ?? Date.now() % 1_000_000)

const dayOf = (i: number) =>
  `2025-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`
const rows = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i))

const ORDERS = ['customer,order,date,amount', ...rows(CUSTOMERS, (i) => `c${i},o${i},${dayOf(i)},${i}.50`)]

/** Files of kinds that stage nothing: every run reads them anew. Some rows are invalid. */
const FILES = {
  subscriptions: [
    'customer,subscription,change,date,monthly',
    ...rows(
      ROWS,
      (i) => `c${i % CUSTOMERS},s${i},${i % 1000 === 7 ? 'exploded' : 'started'},${dayOf(i)},9.00`,
    ),
  ],
  readings: [
    'Title,List,Send Date,Open Rate,Click Rate,Unique Id',
    ...rows(ROWS, (i) => `T${i},c${i % (CUSTOMERS + 1)},${dayOf(i)},${i % 100}.5%,1.5%,u${i}`),
  ],
}

async function saved(name: string, lines: readonly string[]): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), 'rondo-files-')), `${name}.csv`)
  await writeFile(file, lines.join('\n'))
  return file
}

async function imported(data: string, file: string): Promise<string> {
  const run = await runRondo(['import', file], { RONDO_DATA: data })
  assert.equal(run.code, 0, run.output)
  return run.output
}

for (const [kind, lines] of Object.entries(FILES))
  test(`a file of ${kind} killed ${KILLS} times, then imported again, gives the same as one clean run`, async (t) => {
    const [orders, file] = [await saved('orders', ORDERS), await saved(kind, lines)]
    await using once = await temporaryDataFolder()
    await imported(once.path, orders)
    const startedAt = Date.now()
    assert.match(await imported(once.path, file), / 0 known, .* [1-9]\d* rows rejected/)
    const cleanMs = Date.now() - startedAt
    t.diagnostic(`RONDO_SEED=${SEED}, a clean run takes ${cleanMs} ms`)
    const facts = await factsOf(once.path)

    await using killed = await temporaryDataFolder()
    await imported(killed.path, orders)
    await killRepeatedly(['import', file], killed.path, { kills: KILLS, random: seededRandom(SEED), cleanMs })
    await imported(killed.path, file)
    await assertFacts(killed.path, facts)
  })
