import { OTHER_LOCKS } from './platform/database/locks-store.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Runtime } from './runtime.ts'
import { Refusal } from './platform/errors/refusal.ts'

const RETRY_MS = 200

/**
 * Makes sure that only one Rondo serves a data folder: two would slow down each other's jobs and confuse people. A session
 * of the database holds the lock; when the session is lost, the lock is taken again.
 *
 * @param onLost called when another Rondo took the folder while the database was away
 * @returns a function that releases the lock
 * @throws Refusal 409 when another Rondo serves the folder
 */
export async function lockDataFolder(
  { scope, config }: Runtime,
  onLost: (refusal: Refusal) => void,
): Promise<() => void> {
  if (config.databaseUrl) return () => undefined
  const { pool } = scope()
  let isReleased = false
  let session: pg.PoolClient | null = await lock()

  async function lock(): Promise<pg.PoolClient> {
    const client = await pool.connect()
    try {
      const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [
        OTHER_LOCKS.servingProcess,
      ])
      if (!rows[0].mine) throw folderInUse(config.data)
    } catch (error) {
      // When it closes, the pool waits for every client that was taken from it, even for a dead one.
      client.release(true)
      throw error
    }
    client.once('end', () => {
      if (isReleased) return
      client.release(true)
      void lockAgain()
    })
    return client
  }

  async function lockAgain(): Promise<void> {
    session = null
    while (!isReleased) {
      try {
        session = await lock()
        return
      } catch (error) {
        if (error instanceof Refusal) return onLost(error)
        await pause(RETRY_MS)
      }
    }
  }

  return () => {
    isReleased = true
    session?.release(true)
  }
}

const folderInUse = (data: string) =>
  new Refusal(
    409,
    'folder_in_use',
    `Another Rondo is already using the data folder ${data}. Stop it first, or set RONDO_DATA to another folder.`,
  )
