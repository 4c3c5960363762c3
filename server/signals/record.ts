import { sql } from 'kysely'
import type { Scope } from '../platform/scope.ts'
import type { TrackRecord } from './schema.ts'

/** How often each kind was right, as last counted. */
export async function records({ db }: Scope): Promise<TrackRecord[]> {
  const { rows } = await sql<{ record: TrackRecord }>`select record from signal_record order by kind`.execute(
    db,
  )
  return rows.map(({ record }) => record)
}
