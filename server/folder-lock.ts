import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Runtime } from './runtime.ts'
import { Refusal } from './platform/errors/refusal.ts'

const SERVING_LOCK = 7_265_655
const RETRY_MS = 200

/**
 * One Rondo serves a data folder: two would do every job's work twice as slowly and confuse whoever looks. The claim
 * is held by a session of the database, and taken again when that session is lost.
 *
 * @param lost another Rondo took the folder while the database was away
 * @returns lets the claim go
 * @throws Refusal 409 when another Rondo serves the folder
 */
export async function lockDataFolder(
  { scope, config }: Runtime,
  lost: (refusal: Refusal) => void,
): Promise<() => void> {
  if (config.databaseUrl) return () => undefined
  const { pool } = scope()
  let isLetGo = false
  let session: pg.PoolClient | null = await claim()

  async function claim(): Promise<pg.PoolClient> {
    const client = await pool.connect()
    try {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [SERVING_LOCK])
      if (!rows[0].mine) throw folderInUse(config.data)
    } catch (error) {
      // The pool waits at its end for every session that was taken from it, also for a dead one.
      client.release(true)
      throw error
    }
    client.once('end', () => {
      if (isLetGo) return
      client.release(true)
      void claimAgain()
    })
    return client
  }

  async function claimAgain(): Promise<void> {
    session = null
    while (!isLetGo) {
      try {
        session = await claim()
        return
      } catch (error) {
        if (error instanceof Refusal) return lost(error)
        await pause(RETRY_MS)
      }
    }
  }

  return () => {
    isLetGo = true
    session?.release(true)
  }
}

const folderInUse = (data: string) =>
  new Refusal(
    409,
    'folder_in_use',
    `Another Rondo is running on the data folder ${data}. Stop it first, or give this one a folder of its own with RONDO_DATA.`,
  )
