import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
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
  override: StatusOverride | null,
): Promise<void> {
  await sql`
    update goal set override_status = ${override?.status ?? null}, override_reason = ${override?.reason ?? null}, override_by = ${override?.by ?? null},
      override_at = ${override?.at ?? null}
    where customer_id = ${customerId} and id = ${id}
  `.execute(db)
}

export async function deleteGoal(db: Db, customerId: number, id: number): Promise<void> {
  await sql`delete from goal where customer_id = ${customerId} and id = ${id}`.execute(db)
}

export async function isMeasuredBy(db: Db, customerId: number, metricId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1 from goal where customer_id = ${customerId} and metric_id = ${metricId} limit 1
  `.execute(db)
  return rows.length > 0
}
