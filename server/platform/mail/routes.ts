import { z } from 'zod'
import { team, teamChange } from '../http/procedures.ts'
import { id } from '../http/id.ts'
import { listEmails, getEmail, resendEmail, sendTestEmail } from './outbox.ts'

const states = z.enum(['waiting', 'sending', 'sent', 'kept', 'failed', 'dropped'])

export const mailRoutes = {
  list: team
    .route({ method: 'GET', path: '/mail' })
    .input(z.strictObject({ state: states.optional(), before: id.optional() }))
    .handler(({ input, context }) => listEmails(context.scope, input)),

  read: team
    .route({ method: 'GET', path: '/mail/{id}' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => getEmail(context.scope, input.id)),

  again: teamChange
    .route({ method: 'POST', path: '/mail/{id}/again' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => resendEmail(context.scope, input.id)),

  test: teamChange
    .route({ method: 'POST', path: '/mail/test' })
    .handler(({ context }) => sendTestEmail(context.scope, context.user.email)),
}
