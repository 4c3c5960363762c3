import { useSendOnce } from '../../../ui/request/useSendOnce.ts'
import { GOALS } from '../queries.ts'

/**
 * A mutation of the goals of one customer, or of several (null). Afterwards all queries that depend on them are refetched.
 */
export const useGoalMutation = <Input, Result = unknown>(
  customerId: number | null,
  mutate: (input: Input) => Promise<Result>,
  onDone?: (result: Result) => void,
) => useSendOnce(mutate, [GOALS, customerId === null ? ['customer'] : ['customer', customerId]], onDone)
