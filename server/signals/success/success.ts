import { get } from '../../customers/customers.ts'
import { wordsOf, type Words } from '../../insights/format.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { historiesOf } from '../history/store.ts'
import type { GoalState } from '../history/history.ts'
import { judgementsOf } from './store.ts'
import { problemsIn, signalsOf } from '../detect/rule-set.ts'
import type { CustomerSuccess, SuccessInput } from '../schema.ts'
import { measureOf } from '../nightly/baseline-store.ts'
import { successOf, type Success } from './score.ts'
import { inputWords } from './sentence.ts'

export type CustomerToday = { success: Success; goals: GoalState[] }

/** The success of these customers today, each from their own facts and the measure of last night. */
export async function successesOf(scope: Scope, ids: number[]): Promise<Map<number, CustomerToday>> {
  if (ids.length === 0) return new Map()
  const { day } = await todayOf(scope)
  const { context } = await measureOf(scope.db)
  const histories = await historiesOf(scope.db, ids, day)
  return new Map(
    histories.map((history) => {
      const problems = problemsIn(signalsOf(history, day, context))
      const success = successOf(history, day, context, problems)
      return [history.customerId, { success, goals: history.goals }]
    }),
  )
}

/** Success of one customer with all it rests on, and what the team thinks; also under the id of one merged away. */
export async function successOfCustomer(scope: Scope, customerId: number): Promise<CustomerSuccess> {
  const { id } = await get(scope, customerId)
  const { success } = (await successesOf(scope, [id])).get(id)!
  const [judgement = null] = await judgementsOf(scope, id)
  return { ...inWords(success, wordsOf(await getSettings(scope))), judgement }
}

/** A success with its inputs in the words of the company. */
export function inWords(
  { score, inputs, worst }: Success,
  words: Words,
): Pick<CustomerSuccess, 'score' | 'inputs' | 'worst'> {
  return {
    score,
    worst,
    inputs: inputs.map(({ name, value, weight, basis }): SuccessInput => {
      const [label, told] = inputWords(basis, words)
      return { name, label, value, weight, words: told }
    }),
  }
}
