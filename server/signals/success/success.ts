import { get } from '../../customers/customers.ts'
import { formatterOf, type Formatter } from '../../insights/format.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { loadHistories } from '../history/store.ts'
import type { GoalState } from '../history/history.ts'
import { judgementsOf } from './store.ts'
import { countProblems, detectSignals } from '../detect/rule-set.ts'
import type { CustomerSuccess, SuccessInput } from '../schema.ts'
import { loadBaseline } from '../nightly/baseline-store.ts'
import { successOf, type Success } from './score.ts'
import { describeInput } from './sentence.ts'

export type SuccessAndGoals = { success: Success; goals: GoalState[] }

/** The success of these customers today, each from their own facts and the measure of last night. */
export async function loadSuccess(scope: Scope, ids: number[]): Promise<Map<number, SuccessAndGoals>> {
  if (ids.length === 0) return new Map()
  const { day } = await todayOf(scope)
  const { context } = await loadBaseline(scope.db)
  const histories = await loadHistories(scope.db, ids, day)
  return new Map(
    histories.map((history) => {
      const problems = countProblems(detectSignals(history, day, context))
      const success = successOf(history, day, context, problems)
      return [history.customerId, { success, goals: history.goals }]
    }),
  )
}

/** Success of one customer with all it rests on, and what the team thinks; also under the id of one merged away. */
export async function successOfCustomer(scope: Scope, customerId: number): Promise<CustomerSuccess> {
  const { id } = await get(scope, customerId)
  const { success } = (await loadSuccess(scope, [id])).get(id)!
  const [judgement = null] = await judgementsOf(scope, id)
  return { ...describeSuccess(success, formatterOf(await getSettings(scope))), judgement }
}

/** A success with its inputs in the words of the company. */
export function describeSuccess(
  { score, inputs, worst }: Success,
  words: Formatter,
): Pick<CustomerSuccess, 'score' | 'inputs' | 'worst'> {
  return {
    score,
    worst,
    inputs: inputs.map(({ name, value, weight, basis }): SuccessInput => {
      const [label, told] = describeInput(basis, words)
      return { name, label, value, weight, words: told }
    }),
  }
}
