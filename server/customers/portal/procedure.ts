import { os } from '@orpc/server'
import { audit } from '../../platform/audit/audit-store.ts'
import { internalScope, type CustomerScope } from '../../platform/scope/customer-scope.ts'
import { withIdempotency } from '../../platform/http/idempotency-store.ts'
import { limitRate } from '../../platform/limits/rate-limit-store.ts'
import { changeCustomer } from '../change.ts'
import { recordVisit } from './visits/visits.ts'

/** The context of every portal route. */
export type CustomerRequest = { scope: CustomerScope; headers: Headers; responseHeaders: Headers }

const base = os.$context<CustomerRequest>()

/** The most changes by the people of one customer in a quarter of an hour; only a program makes more. */
const [CHANGES, CHANGES_SECONDS] = [600, 900]

/** A portal route that reads. The visit is recorded once a day. */
export const customer = base.use(async ({ context, next, path }) => {
  const result = await next({ context })
  await recordVisit(context.scope, 'saw', path[0]!)
  return result
})

/** A portal route that changes something, in one transaction with an audit entry and a visit. */
export const customerChange = base.use(async ({ context, next, path }, input, output) => {
  const action = path.join('.')
  await limitRate(
    internalScope(context.scope),
    `portal-change:${context.scope.customerId}`,
    CHANGES,
    CHANGES_SECONDS,
  )
  const result = await changeCustomer(
    context.scope,
    context.scope.customerId,
    async (entered, customerId) => {
      const scope = { ...entered, customerId }
      return withIdempotency(
        internalScope(scope),
        context.headers.get('idempotency-key'),
        `portal.${action}`,
        input,
        async () => {
          const { output } = await next({ context: { ...context, scope } })
          await recordVisit(scope, 'changed', action)
          await audit(internalScope(scope), `portal.${action}`)
          return output
        },
      )
    },
  )
  return output(result)
})
