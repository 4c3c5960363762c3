import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDb, openPool, type Db } from '../../platform/database/pool.ts'
import { openCluster } from '../../platform/postgres/cluster.ts'
import { seededRandom, temporaryDataFolder, postmasterOf } from '../../../test/processes.ts'
import { becomeOwner, send, startServer, type RunningServer } from '../../../test/server.ts'

const KILLS = 20
const SEED = Number(process.env.RONDO_SEED ?? Date.now() % 1_000_000)
const STREAMS = 3

/** What one product sent, and which of it was acknowledged. */
type Ledger = { sent: number; acknowledged: Set<string>; repeats: number }

/** Sends batch after batch until it is aborted, and repeats each until it is acknowledged. */
async function stream(id: string, key: string, server: { url: string }, ledger: Ledger, stop: AbortSignal) {
  for (let turn = 0; !stop.aborted; turn++) {
    const batch = Array.from({ length: 1 + (turn % 25) }, (_, i) => ({
      type: 'track',
      event: 'Report Exported',
      userId: `u${(turn * 7 + i) % 40}`,
      messageId: `${id}-${turn}-${i}`,
      context: { groupId: `g${((turn * 7 + i) % 40) % 9}` },
    }))
    ledger.sent += batch.length
    while (!(await isAccepted(server.url, key, batch))) {
      ledger.repeats += 1
      if (stop.aborted) return
      await pause(50)
    }
    for (const { messageId } of batch) ledger.acknowledged.add(messageId)
  }
}

async function isAccepted(url: string, key: string, batch: object[]): Promise<boolean> {
  try {
    const response = await send(`${url}/v1/batch`, 'POST', { batch, writeKey: key })
    const body = await response.text()
    assert.ok(response.status === 200 || response.status >= 500, `${response.status}: ${body}`)
    return response.status === 200
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error
    return false
  }
}

async function inDatabase<Answer>(data: string, query: (db: Db) => Promise<Answer>): Promise<Answer> {
  const cluster = await openCluster(data, () => undefined)
  const pool = openPool(cluster.connection)
  try {
    return await query(openDb(pool))
  } finally {
    await pool.end()
    await cluster.release()
  }
}

async function waitUntilProcessed(served: RunningServer, cookie: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const response = await send(`${served.url}/api/usage/state`, 'GET', undefined, { cookie })
    if (((await response.json()) as { waiting: number }).waiting === 0) return
    await pause(100)
  }
  assert.fail('the inbox is not empty after 30 seconds')
}

test(`no acknowledged event is lost or duplicated over ${KILLS} kills`, async (t) => {
  t.diagnostic(`RONDO_SEED=${SEED}`)
  await using data = await temporaryDataFolder()
  const chance = seededRandom(SEED)
  let served = await startServer(data.path)
  const cookie = await becomeOwner(served)
  const made = await send(`${served.url}/api/keys`, 'POST', { name: 'Product' }, { cookie })
  const { key } = (await made.json()) as { key: string }
  const ledger: Ledger = { sent: 0, acknowledged: new Set(), repeats: 0 }
  const stop = new AbortController()
  const server = { url: served.url }
  const streams = Array.from({ length: STREAMS }, (_, i) => stream(`s${i}`, key, server, ledger, stop.signal))
  for (let round = 1; round <= KILLS; round++) {
    await pause(100 + chance() * 900)
    const postmaster = round % 4 === 0 ? await postmasterOf(data.path) : null
    if (postmaster) process.kill(postmaster, 'SIGKILL')
    served.process.kill('SIGKILL')
    await served.process.exit
    served = await startServer(data.path)
    server.url = served.url
  }
  await pause(500)
  stop.abort()
  await Promise.all(streams)
  await waitUntilProcessed(served, cookie)
  served.process.kill('SIGTERM')
  assert.equal(await served.process.exit, 0, served.process.output())
  t.diagnostic(
    `${ledger.acknowledged.size} of ${ledger.sent} events answered, ${ledger.repeats} batches repeated`,
  )
  await inDatabase(data.path, (db) => compare(db, ledger))
})

async function compare(db: Db, ledger: Ledger): Promise<void> {
  const { rows } = await sql<{ id: string }>`select message_id as id from usage_event`.execute(db)
  const storedIds = new Set(rows.map((row) => row.id))
  assert.equal(rows.length - storedIds.size, 0, 'events that are there twice')
  assert.equal(
    [...ledger.acknowledged].filter((id) => !storedIds.has(id)).length,
    0,
    'answered events that are missing',
  )
  const counted = await sql<{
    events: number
  }>`select coalesce(sum(events), 0)::bigint as events from usage_day`.execute(db)
  assert.equal(counted.rows[0]!.events, storedIds.size, 'days count what is kept, once')
  const groups = await sql<{ n: number }>`select count(*) as n from customer`.execute(db)
  assert.equal(groups.rows[0]!.n, 9)
}
