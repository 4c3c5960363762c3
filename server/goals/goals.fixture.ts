import { makeFromTemplate } from './goals.ts'
import type { Author } from './readings/readings.ts'
import { goalFromTemplate } from './schema.ts'
import type { GoalDifference } from './progress/differences.ts'
import { verifyGoals } from './progress/progress.ts'
import { goalsOf } from './list/list.ts'
import type { Scope } from '../platform/scope/scope.ts'
import { customer } from '../../test/world.ts'

export const team: Author = { side: 'team', name: 'Mara' }
export const them: Author = { side: 'customer', name: 'Cleo' }

export type OneGoal = { id: number; metricId: number; goalId: number }

/** A goal to raise the open rate from 20 % to 30 % within a hundred days from 1 September 2026. */
export async function openRate(scope: Scope, name: string): Promise<OneGoal> {
  const id = await customer(scope, name)
  const template = goalFromTemplate.parse({
    id,
    template: 'open_rate',
    baseline: 0.2,
    target: 0.3,
    startsOn: '2026-09-01',
    dueOn: '2026-12-10',
  })
  const { id: goalId } = await makeFromTemplate(scope, template)
  const [goal] = await goalsOf(scope, id)
  return { id, metricId: goal!.metric.id, goalId }
}

export const at = (day: string) => new Date(`${day}T10:00:00Z`)

/** The differences that verification finds. */
export async function differences(scope: Scope): Promise<GoalDifference[]> {
  const all: GoalDifference[] = []
  for await (const page of verifyGoals(scope)) all.push(...page.differences)
  return all
}
