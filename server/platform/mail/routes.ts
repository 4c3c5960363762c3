import { team, teamChange } from '../http/procedures.ts'
import { getEmail, listEmails, resendEmail, sendTestEmail } from './outbox.ts'
import { emailInput, outboxEmail, outboxInput, outboxOutput, queuedOutput } from './schema.ts'

export const mailRoutes = {
  list: team
    .route({ method: 'GET', path: '/mail' })
    .input(outboxInput)
    .output(outboxOutput)
    .handler(({ input, context }) => listEmails(context.scope, input)),

  read: team
    .route({ method: 'GET', path: '/mail/{id}' })
    .input(emailInput)
    .output(outboxEmail)
    .handler(({ input, context }) => getEmail(context.scope, input.id)),

  again: teamChange
    .route({ method: 'POST', path: '/mail/{id}/again' })
    .input(emailInput)
    .output(queuedOutput)
    .handler(({ input, context }) => resendEmail(context.scope, input.id)),

  test: teamChange
    .route({ method: 'POST', path: '/mail/test' })
    .output(queuedOutput)
    .handler(({ context }) => sendTestEmail(context.scope, context.user.email)),
}
