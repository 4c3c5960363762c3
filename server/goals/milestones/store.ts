import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Milestone } from './schema.ts'

const MILESTONE = sql`id, goal_id as "goalId", title, due_on as "dueOn", reached_on as "reachedOn"`

export async function milestones(db: Db, customerId: number, goals: readonly number[]): Promise<Milestone[]> {
  const { rows } = await sql<Milestone>`
    select ${MILESTONE} from milestone where customer_id = ${customerId} and goal_id = any(${goals}::bigint[])
    order by due_on nulls last, id limit 5000
  `.execute(db)
  return rows
}

export async function milestone(db: Db, customerId: number, id: number): Promise<Milestone | null> {
  const { rows } = await sql<Milestone>`
    select ${MILESTONE} from milestone where customer_id = ${customerId} and id = ${id}
  `.execute(db)
  return rows[0] ?? null
}

export async function insertMilestone(
  db: Db,
  customerId: number,
  { goalId, title, dueOn }: Pick<Milestone, 'goalId' | 'title' | 'dueOn'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into milestone (customer_id, goal_id, title, due_on) values (${customerId}, ${goalId}, ${title}, ${dueOn})
    returning id
  `.execute(db)
  return rows[0]!.id
}

export async function updateMilestone(
  db: Db,
  customerId: number,
  { id, title, dueOn, reachedOn }: Milestone,
): Promise<void> {
  await sql`
    update milestone set title = ${title}, due_on = ${dueOn}, reached_on = ${reachedOn}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

/** @returns whether there was such a milestone */
export async function deleteMilestone(db: Db, customerId: number, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from milestone where customer_id = ${customerId} and id = ${id}
  `.execute(db)
  return numAffectedRows! > 0n
}
