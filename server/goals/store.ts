import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { Comment, Milestone } from './goal.ts'
import type { Status } from './progress/standing.ts'

export type NewGoalRow = {
  customerId: number
  outcome: string
  metricId: number
  baseline: number
  target: number
  agreedOn: string | null
  startsOn: string
  dueOn: string
  teamOwner: string | null
  customerOwner: number | null
  template: string | null
  createdBy: string
}

export async function insertGoal(db: Db, goal: NewGoalRow, now: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into goal (
      customer_id, outcome, metric_id, baseline, target, agreed_on, starts_on, due_on, team_owner, customer_owner,
      template, created_at, created_by
    )
    values (
      ${goal.customerId}, ${goal.outcome}, ${goal.metricId}, ${goal.baseline}, ${goal.target}, ${goal.agreedOn},
      ${goal.startsOn}, ${goal.dueOn}, ${goal.teamOwner}, ${goal.customerOwner}, ${goal.template}, ${now}, ${goal.createdBy}
    )
    returning id
  `.execute(db)
  return rows[0]!.id
}

export type Plan = Pick<
  NewGoalRow,
  'outcome' | 'baseline' | 'target' | 'startsOn' | 'dueOn' | 'teamOwner' | 'customerOwner'
>

export async function updateGoal(db: Db, customerId: number, id: number, plan: Plan): Promise<void> {
  await sql`
    update goal set outcome = ${plan.outcome}, baseline = ${plan.baseline}, target = ${plan.target},
      starts_on = ${plan.startsOn}, due_on = ${plan.dueOn}, team_owner = ${plan.teamOwner},
      customer_owner = ${plan.customerOwner}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export async function agreeGoal(db: Db, customerId: number, id: number, on: string): Promise<void> {
  await sql`
    update goal set agreed_on = coalesce(agreed_on, ${on}::date) where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export type StatusOverride = { status: Status; reason: string | null; by: string; at: Date }

export async function setStatusOverride(
  db: Db,
  customerId: number,
  id: number,
  said: StatusOverride | null,
): Promise<void> {
  await sql`
    update goal set said = ${said?.status ?? null}, said_reason = ${said?.reason ?? null}, said_by = ${said?.by ?? null},
      said_at = ${said?.at ?? null}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export async function deleteGoal(db: Db, customerId: number, id: number): Promise<void> {
  await sql`delete from goal where customer_id = ${customerId} and id = ${id}`.execute(db)
}

export async function isMeasuredBy(db: Db, customerId: number, metricId: number): Promise<boolean> {
  const { rows } = await sql`
    select from goal where customer_id = ${customerId} and metric_id = ${metricId} limit 1
  `.execute(db)
  return rows.length > 0
}

export async function hasContact(db: Db, customerId: number, id: number): Promise<boolean> {
  const { rows } = await sql`
    select from contact where customer_id = ${customerId} and id = ${id}
  `.execute(db)
  return rows.length > 0
}

export async function hasPerson(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from auth_user where id = ${id}`.execute(db)
  return rows.length > 0
}

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

export async function comments(db: Db, customerId: number, goals: readonly number[]): Promise<Comment[]> {
  const { rows } = await sql<Comment>`
    select id, goal_id as "goalId", words, side, author, written_at as "writtenAt" from goal_comment
    where customer_id = ${customerId} and goal_id = any(${goals}::bigint[]) and deleted_at is null
    order by written_at, id limit 5000
  `.execute(db)
  return rows
}

export async function insertComment(
  db: Db,
  customerId: number,
  { goalId, words, side, author, writtenAt }: Omit<Comment, 'id'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into goal_comment (customer_id, goal_id, words, side, author, written_at)
    values (${customerId}, ${goalId}, ${words}, ${side}, ${author}, ${writtenAt})
    returning id
  `.execute(db)
  return rows[0]!.id
}

/** @returns whether the team has such a comment; what a customer wrote stays theirs */
export async function markComment(
  db: Db,
  customerId: number,
  id: number,
  deletedAt: RawBuilder<unknown>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update goal_comment set deleted_at = ${deletedAt}
    where customer_id = ${customerId} and id = ${id} and side = 'team'
  `.execute(db)
  return numAffectedRows! > 0n
}
