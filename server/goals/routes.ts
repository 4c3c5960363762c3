import { created, empty } from '../platform/http/output.ts'
import { emailSettingsSchema, emailExampleSchema } from './emails/schema.ts'
import { goalPageSchema, goalCountsSchema, goalDetailsSchema } from './list/schema.ts'
import { z } from 'zod'
import { appliedTemplateSchema, templateSchema } from './templates/schema.ts'
import { team, teamChange } from '../platform/http/procedures.ts'
import { applyTemplate } from './templates/templates.ts'
import * as comments from './comments/comments.ts'
import * as goals from './goals.ts'
import * as emails from './emails/emails.ts'
import * as list from './list/list.ts'
import * as milestones from './milestones/milestones.ts'
import { teamAuthor as ofTeam } from './readings/readings.ts'
import * as shape from './schema.ts'
import { templates } from './templates/catalogue.ts'
import * as whole from './list/list.ts'
import { metricRoutes } from './metrics/routes.ts'
import { readingRoutes } from './readings/routes.ts'

const oneGoal = '/customers/{id}/goals/{goalId}'

const ownRoutes = {
  list: team
    .route({ method: 'GET', path: '/goals' })
    .input(shape.listInput)
    .output(goalPageSchema)
    .handler(({ input, context }) => list.listGoals(context.scope, input)),
  counts: team
    .route({ method: 'GET', path: '/goals/counts' })
    .input(shape.countInput)
    .output(goalCountsSchema)
    .handler(({ input, context }) => list.countGoals(context.scope, input)),
  templates: team
    .route({ method: 'GET', path: '/goals/templates' })
    .output(z.array(templateSchema))
    .handler(() => templates),
  apply: teamChange
    .route({ method: 'POST', path: '/goals/apply' })
    .input(shape.applyInput)
    .output(appliedTemplateSchema)
    .handler(({ input, context }) => applyTemplate(context.scope, input)),
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/goals' })
    .input(shape.metricInput)
    .output(z.array(goalDetailsSchema))
    .handler(({ input, context }) => whole.goalsOf(context.scope, input.id)),
  get: team
    .route({ method: 'GET', path: oneGoal })
    .input(shape.goalInput)
    .output(goalDetailsSchema)
    .handler(({ input, context }) => whole.goalDetails(context.scope, input.id, input.goalId)),
  make: teamChange
    .route({ method: 'POST', path: '/customers/{id}/goals' })
    .input(shape.newGoal)
    .output(created)
    .handler(({ input, context }) => goals.make(context.scope, input)),
  makeFromTemplate: teamChange
    .route({ method: 'POST', path: '/customers/{id}/goals/from-template' })
    .input(shape.goalFromTemplate)
    .output(created)
    .handler(({ input, context }) => goals.makeFromTemplate(context.scope, input)),
  change: teamChange
    .route({ method: 'PATCH', path: oneGoal })
    .input(shape.goalChange)
    .output(empty)
    .handler(({ input, context }) => goals.changeGoal(context.scope, input)),
  agree: teamChange
    .route({ method: 'POST', path: `${oneGoal}/agree` })
    .input(shape.goalInput)
    .output(empty)
    .handler(({ input, context }) => goals.agree(context.scope, input.id, input.goalId)),
  overrideStatus: teamChange
    .route({ method: 'POST', path: `${oneGoal}/status` })
    .input(shape.overrideInput)
    .output(empty)
    .handler(({ input: { id, goalId, status, reason }, context }) =>
      goals.overrideStatus(context.scope, id, goalId, status && { status, reason }),
    ),
  drop: teamChange
    .route({ method: 'POST', path: `${oneGoal}/drop` })
    .input(shape.dropInput)
    .output(empty)
    .handler(({ input: { id, goalId, reason }, context }) =>
      goals.overrideStatus(context.scope, id, goalId, { status: 'dropped', reason }),
    ),
  remove: teamChange
    .route({ method: 'DELETE', path: oneGoal })
    .input(shape.goalInput)
    .output(empty)
    .handler(({ input, context }) => goals.remove(context.scope, input.id, input.goalId)),
}

const emailRoutes = {
  emailSettings: team
    .route({ method: 'GET', path: '/goals/emails' })
    .output(emailSettingsSchema)
    .handler(({ context }) => emails.emailSettings(context.scope)),
  changeEmailSettings: teamChange
    .route({ method: 'PUT', path: '/goals/emails' })
    .input(shape.emailSettingsInput)
    .output(emailSettingsSchema)
    .handler(({ input, context }) => emails.changeEmailSettings(context.scope, input)),
  emailExample: team
    .route({ method: 'GET', path: '/goals/emails/example' })
    .output(emailExampleSchema.nullable())
    .handler(({ context }) => emails.emailExample(context.scope)),
}

const besideRoutes = {
  addMilestone: teamChange
    .route({ method: 'POST', path: `${oneGoal}/milestones` })
    .input(shape.newMilestone)
    .output(created)
    .handler(({ input, context }) => milestones.addMilestone(context.scope, input)),
  changeMilestone: teamChange
    .route({ method: 'PATCH', path: '/customers/{id}/milestones/{milestoneId}' })
    .input(shape.milestoneChange)
    .output(empty)
    .handler(({ input, context }) => milestones.changeMilestone(context.scope, input)),
  removeMilestone: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/milestones/{milestoneId}' })
    .input(shape.milestoneInput)
    .output(empty)
    .handler(({ input, context }) => milestones.removeMilestone(context.scope, input.id, input.milestoneId)),
  comment: teamChange
    .route({ method: 'POST', path: `${oneGoal}/comments` })
    .input(shape.newComment)
    .output(created)
    .handler(({ input, context: { scope } }) => comments.comment(scope, ofTeam(scope), input)),
  removeComment: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/comments/{commentId}' })
    .input(shape.commentInput)
    .output(empty)
    .handler(({ input, context }) => comments.removeComment(context.scope, input.id, input.commentId)),
  restoreComment: teamChange
    .route({ method: 'POST', path: '/customers/{id}/comments/{commentId}/restore' })
    .input(shape.commentInput)
    .output(empty)
    .handler(({ input, context }) => comments.restoreComment(context.scope, input.id, input.commentId)),
}

export const goalRoutes = {
  ...metricRoutes,
  ...readingRoutes,
  ...ownRoutes,
  ...emailRoutes,
  ...besideRoutes,
}
