import { os } from '@orpc/server'
import { audit } from '../../platform/audit/audit-store.ts'
import { internalScope, type CustomerScope } from '../../platform/scope/customer-scope.ts'
import { withIdempotency } from '../../platform/http/idempotency-store.ts'
import { limitRate } from '../../platform/limits/rate-limit-store.ts'
import { inTransaction } from '../../platform/scope/scope.ts'
import { recordVisit } from './visits/visits.ts'

/** What every request of the customer's own pages brings to its route. */
export type CustomerRequest = { scope: CustomerScope; headers: Headers; responseHeaders: Headers }

const base = os.$context<CustomerRequest>()

/** So much one customer's people may change in a quarter of an hour: more is a program, and what it writes stays. */
const [CHANGES, CHANGES_SECONDS] = [600, 900]

/** A route of the customer that reads; what was looked at is noted once a day. */
export const customer = base.use(async ({ context, next, path }) => {
  const result = await next({ context })
  await recordVisit(context.scope, 'saw', path[0]!)
  return result
})

/** A route of the customer that changes something: one transaction, one line in the audit and in their story. */
export const customerChange = base.use(async ({ context, next, path }, input, output) => {
  const action = path.join('.')
  await limitRate(
    internalScope(context.scope),
    `portal-change:${context.scope.customerId}`,
    CHANGES,
    CHANGES_SECONDS,
  )
  const answer = await inTransaction(context.scope, async (scope) =>
    withIdempotency(
      internalScope(scope),
      context.headers.get('idempotency-key'),
      `portal.${action}`,
      input,
      async () => {
        const result = await next({ context: { ...context, scope } })
        await recordVisit(scope, 'changed', action)
        await audit(internalScope(scope), `portal.${action}`)
        return result.output
      },
    ),
  )
  return output(answer)
})
