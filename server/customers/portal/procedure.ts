import { os } from '@orpc/server'
import { audit } from '../../platform/audit/audit-store.ts'
import { inHouse, type CustomerScope } from '../../platform/scope/customer-scope.ts'
import { remember } from '../../platform/http/idempotency-store.ts'
import { limitRate } from '../../platform/limits/rate-limit-store.ts'
import { together } from '../../platform/scope/scope.ts'
import { noteVisit } from './visits/visits.ts'

/** What every request of the customer's own pages brings to its route. */
export type CustomerRequest = { scope: CustomerScope; headers: Headers; answer: Headers }

const base = os.$context<CustomerRequest>()

/** So much one customer's people may change in a quarter of an hour: more is a program, and what it writes stays. */
const [CHANGES, CHANGES_SECONDS] = [600, 900]

/** A route of the customer that reads; what was looked at is noted once a day. */
export const customer = base.use(async ({ context, next, path }) => {
  const result = await next({ context })
  await noteVisit(context.scope, 'saw', path[0]!)
  return result
})

/** A route of the customer that changes something: one transaction, one line in the audit and in their story. */
export const customerChange = base.use(async ({ context, next, path }, input, output) => {
  const action = path.join('.')
  await limitRate(
    inHouse(context.scope),
    `portal-change:${context.scope.customerId}`,
    CHANGES,
    CHANGES_SECONDS,
  )
  const answer = await together(context.scope, async (scope) =>
    remember(inHouse(scope), context.headers.get('idempotency-key'), `portal.${action}`, input, async () => {
      const result = await next({ context: { ...context, scope } })
      await noteVisit(scope, 'changed', action)
      await audit(inHouse(scope), `portal.${action}`)
      return result.output
    }),
  )
  return output(answer)
})
