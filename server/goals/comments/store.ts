import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Comment } from './schema.ts'

export async function comments(db: Db, customerId: number, goals: readonly number[]): Promise<Comment[]> {
  const { rows } = await sql<Comment>`
    select id, goal_id as "goalId", body as text, side, author, written_at as "writtenAt" from goal_comment
    where customer_id = ${customerId} and goal_id = any(${goals}::bigint[]) and deleted_at is null
    order by written_at, id limit 5000
  `.execute(db)
  return rows
}

export async function insertComment(
  db: Db,
  customerId: number,
  { goalId, text, side, author, writtenAt }: Omit<Comment, 'id'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into goal_comment (customer_id, goal_id, body, side, author, written_at)
    values (${customerId}, ${goalId}, ${text}, ${side}, ${author}, ${writtenAt})
    returning id
  `.execute(db)
  return rows[0]!.id
}

/**
 * Deletes or restores a comment of the team. A deleted comment keeps the time at which it was deleted first.
 *
 * @param at null restores the comment
 * @returns whether the team has such a comment; comments of the customer cannot be deleted
 */
export async function setDeletedAt(
  db: Db,
  customerId: number,
  id: number,
  at: Date | null,
): Promise<boolean> {
  const deletedAt = at === null ? sql`null` : sql`coalesce(deleted_at, ${at})`
  const { numAffectedRows } = await sql`
    update goal_comment set deleted_at = ${deletedAt}
    where customer_id = ${customerId} and id = ${id} and side = 'team'
  `.execute(db)
  return numAffectedRows! > 0n
}
