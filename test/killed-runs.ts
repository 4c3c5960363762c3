import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openDb, openPool } from '../server/platform/database/pool.ts'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { postmasterOf, runRondo, startRondo } from './processes.ts'
import { snapshotFacts } from './snapshot.ts'

/** A digest of all facts in a data folder. */
export async function factsOf(data: string): Promise<string> {
  const cluster = await openCluster(data, () => undefined)
  const pool = openPool(cluster.connection)
  try {
    const facts = await snapshotFacts(openDb(pool))
    return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
  } finally {
    await pool.end()
    await cluster.release()
  }
}

/** Fails unless the data folder holds these facts and every standing follows from them. */
export async function assertFacts(data: string, facts: string): Promise<void> {
  const verified = await runRondo(['verify'], { RONDO_DATA: data })
  assert.equal(verified.code, 0, verified.output)
  assert.equal(await factsOf(data), facts)
}

/**
 * Runs a command again and again, and kills it each time at a random moment; every fourth time its database instead.
 *
 * @param cleanMs how long an uninterrupted run takes
 */
export async function killRepeatedly(
  args: string[],
  data: string,
  { kills, random, cleanMs }: { kills: number; random: () => number; cleanMs: number },
): Promise<void> {
  for (let round = 1; round <= kills; round++) {
    const run = startRondo(args, { RONDO_DATA: data })
    await Promise.race([run.exit, pause(200 + random() * 0.95 * cleanMs)])
    const postmaster = round % 4 === 0 ? await postmasterOf(data) : null
    if (postmaster) process.kill(postmaster, 'SIGKILL')
    else run.kill('SIGKILL')
    const ended = await Promise.race([run.exit.then(() => true), pause(30_000).then(() => false)])
    assert.ok(ended, `round ${round}: it hangs without its database; its output: ${run.output()}`)
  }
}
