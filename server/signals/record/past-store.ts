import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Past } from './schema.ts'

export type ReplayState = { past: Past | null; requested: number; isDue: boolean }

export async function loadReplay(db: Db): Promise<ReplayState> {
  const { rows } = await sql<ReplayState>`
    select past, requested, completed < requested as "isDue" from signal_replay
  `.execute(db)
  return rows[0]!
}

/** A replay that has begun may not see the facts of this transaction: it is done once more. */
export async function requestAnother(db: Db): Promise<void> {
  await sql`update signal_replay set requested = requested + 1`.execute(db)
}

/** @param requested how many requests there were when the replay began */
export async function saveReplay(db: Db, past: Past | null, requested: number): Promise<void> {
  await sql`
    update signal_replay set past = ${past && JSON.stringify(past)}::jsonb, completed = greatest(completed, ${requested})
  `.execute(db)
}
