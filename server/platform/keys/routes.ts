import { z } from 'zod'
import { audit } from '../audit/audit-store.ts'
import { id } from '../http/id.ts'
import { empty } from '../http/output.ts'
import { team, teamChange } from '../http/procedures.ts'
import { inTransaction } from '../scope/scope.ts'
import { createKey, listKeys, revokeKey } from './keys.ts'
import { keyOutput, newKey, newKeyOutput } from './schema.ts'

export const keyRoutes = {
  keys: team
    .route({ method: 'GET', path: '/keys' })
    .output(z.array(keyOutput))
    .handler(({ context }) => listKeys(context.scope)),

  // Without idempotency, since responses that are kept for repeated requests must not hold the key.
  makeKey: team
    .route({ method: 'POST', path: '/keys' })
    .input(newKey)
    .output(newKeyOutput)
    .handler(({ input, context }) =>
      inTransaction(context.scope, async (scope) => {
        const created = await createKey(scope, input.name, input.scopes)
        await audit(scope, 'platform.makeKey', String(created.id))
        return created
      }),
    ),

  revokeKey: teamChange
    .route({ method: 'POST', path: '/keys/{id}/revoke' })
    .input(z.strictObject({ id }))
    .output(empty)
    .handler(({ input, context }) => revokeKey(context.scope, input.id)),
}
