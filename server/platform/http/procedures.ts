import { ORPCError, os } from '@orpc/server'
import { audit } from '../audit/audit-store.ts'
import type { Auth } from '../people/auth.ts'
import type { Refusal } from '../errors/refusal.ts'
import { withIdempotency } from './idempotency-store.ts'
import { inTransaction, type Scope } from '../scope/scope.ts'

/** The context that every route receives. */
export type RequestContext = {
  scope: Scope
  auth: Auth
  headers: Headers
  /** Headers of the response, such as cookies and Retry-After. */
  responseHeaders: Headers
  user: { id: string; name: string; email: string; role: string } | null
}

export type TeamContext = RequestContext & { user: NonNullable<RequestContext['user']> }

const base = os.$context<RequestContext>()

export function refusalToApiError(refusal: Refusal): ORPCError<string, unknown> {
  return new ORPCError(refusal.code, { status: refusal.status, message: refusal.message })
}

/** A route that anyone may call. */
export const visitor = base

/** A route of the team that only reads. */
export const team = base.use(({ context, next }) => {
  if (!context.user) throw new ORPCError('signed_out', { status: 401, message: 'Sign in first.' })
  return next({ context: { ...context, user: context.user } })
})

/** A route of the team that changes something: one transaction, one audit entry, one effect per idempotency key. */
export const teamChange = team.use(async ({ context, next, path }, input, output) => {
  const response = await inTransaction(context.scope, async (scope) =>
    withIdempotency(scope, context.headers.get('idempotency-key'), path.join('.'), input, async () => {
      const result = await next({ context: { ...context, scope } })
      await audit(scope, path.join('.'), subjectOf(input))
      return result.output
    }),
  )
  return output(response)
})

function subjectOf(input: unknown): string {
  const id = (input as { id?: unknown } | undefined)?.id
  return typeof id === 'number' || typeof id === 'string' ? String(id) : ''
}
