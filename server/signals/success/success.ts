import { changeCustomer } from '../../customers/change.ts'
import { get } from '../../customers/customers.ts'
import { formatterOf, type Formatter } from '../../insights/format.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { loadHistories } from '../history/store.ts'
import type { GoalState } from '../history/history.ts'
import { countProblems, detectSignals } from '../detect/rule-set.ts'
import { loadBaseline } from '../nightly/baseline-store.ts'
import { successOf, type Success } from './score.ts'
import type { CustomerSuccess, Judgement, NewJudgement, SuccessInput } from './schema.ts'
import { describeInput } from './sentence.ts'
import { basisSentence, missingFacts, stateOf } from './state.ts'
import { insertJudgement, listJudgements } from './store.ts'

export type SuccessAndGoals = { success: Success; goals: GoalState[] }

/** The success of these customers today, each from their own facts and the baseline of last night. */
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

/** The success of one customer with its inputs, and the latest judgement; also under the id of one who was merged. */
export async function successOfCustomer(scope: Scope, customerId: number): Promise<CustomerSuccess> {
  const { id } = await get(scope, customerId)
  const { success } = (await loadSuccess(scope, [id])).get(id)!
  const [judgement = null] = await listJudgements(scope.db, id)
  return { ...describeSuccess(success, formatterOf(await getSettings(scope))), judgement }
}

/** A success with its inputs as sentences. */
export function describeSuccess(
  { score, inputs, worst, known }: Success,
  format: Formatter,
): Omit<CustomerSuccess, 'judgement'> {
  return {
    score,
    basis: { state: stateOf(known), sentence: basisSentence(known, format), missing: missingFacts(known) },
    worst,
    inputs: inputs.map(({ name, value, weight, basis }): SuccessInput => {
      const [label, sentence] = describeInput(basis, format)
      return { name, label, value, weight, sentence }
    }),
  }
}

/** The judgements of colleagues, the newest first; stored next to the computed score and never mixed with it. */
export async function judgementsOf(scope: Scope, customerId: number): Promise<Judgement[]> {
  const { id } = await get(scope, customerId)
  return listJudgements(scope.db, id)
}

/**
 * Records a colleague's judgement with its reason; earlier ones stay.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function judge(scope: Scope, { id, level, reason }: NewJudgement): Promise<Judgement> {
  const author = actorDisplayName(scope.actor)
  return changeCustomer(scope, id, ({ db, now }, customerId) =>
    insertJudgement(db, customerId, { level, reason, author, judgedAt: now }),
  )
}
