import { z } from 'zod'
import { goalDetailsSchema } from './list/schema.ts'
import { created, empty } from '../platform/http/output.ts'
import { customer, customerChange } from '../customers/portal/procedure.ts'
import { internalScope, type CustomerScope } from '../platform/scope/customer-scope.ts'
import type { GoalDetails } from './list/schema.ts'
import { comment } from './comments/comments.ts'
import { isMeasuredBy } from './store.ts'
import { unknownMetric } from './metrics/metrics.ts'
import { dispute, record, type Author } from './readings/readings.ts'
import * as shape from './schema.ts'
import { goalsOf } from './list/list.ts'

/** Goals in the customer portal. The customer comes from the session, never from the request. */
export const portalGoals = {
  mine: customer
    .route({ method: 'GET', path: '/goals' })
    .output(z.array(goalDetailsSchema))
    .handler(({ context: { scope } }) => mine(scope)),

  report: customerChange
    .route({ method: 'POST', path: '/readings' })
    .input(shape.newReading.omit({ id: true }))
    .output(created)
    .handler(({ input, context: { scope } }) => report(scope, input)),

  dispute: customerChange
    .route({ method: 'POST', path: '/readings/{readingId}/dispute' })
    .input(shape.disputeInput.omit({ id: true }))
    .output(empty)
    .handler(({ input, context: { scope } }) =>
      dispute(internalScope(scope), authorOf(scope), own(scope, input)),
    ),

  comment: customerChange
    .route({ method: 'POST', path: '/goals/{goalId}/comments' })
    .input(shape.newComment.omit({ id: true }))
    .output(created)
    .handler(({ input, context: { scope } }) =>
      comment(internalScope(scope), authorOf(scope), own(scope, input)),
    ),
}

const authorOf = ({ contact }: CustomerScope): Author => ({
  side: 'customer',
  name: contact.name || contact.email,
})

const own = <Input extends object>({ customerId }: CustomerScope, input: Input) => ({
  ...input,
  id: customerId,
})

/** Only for metrics of the customer's own goals: which other metrics the company has is not visible to them. */
async function report(scope: CustomerScope, input: Omit<shape.NewReading, 'id'>): Promise<{ id: number }> {
  if (!(await isMeasuredBy(scope.db, scope.customerId, input.metricId))) unknownMetric(input.metricId)
  return record(internalScope(scope), authorOf(scope), own(scope, input))
}

/** Both sides see the same numbers, but the reason for an overridden status is visible to the team only. */
async function mine(scope: CustomerScope): Promise<GoalDetails[]> {
  const goals = await goalsOf(internalScope(scope), scope.customerId)
  return goals.map((goal) => ({ ...goal, override: goal.override && { ...goal.override, reason: null } }))
}
