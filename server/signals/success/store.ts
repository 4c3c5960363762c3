import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Judgement } from './schema.ts'

/** The judgements of the team, the newest first; at most 200. */
export async function listJudgements(db: Db, customerId: number): Promise<Judgement[]> {
  const { rows } = await sql<Judgement>`
    select id, level, reason, author, judged_at as "judgedAt" from judgement
    where customer_id = ${customerId} order by judged_at desc, id desc limit 200
  `.execute(db)
  return rows
}

export async function insertJudgement(
  db: Db,
  customerId: number,
  { level, reason, author, judgedAt }: Omit<Judgement, 'id'>,
): Promise<Judgement> {
  const { rows } = await sql<Judgement>`
    insert into judgement (customer_id, level, reason, author, judged_at)
    values (${customerId}, ${level}, ${reason}, ${author}, ${judgedAt})
    returning id, level, reason, author, judged_at as "judgedAt"
  `.execute(db)
  return rows[0]!
}
