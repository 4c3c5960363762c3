import { team, teamChange } from '../platform/http/procedures.ts'
import { applyTemplate } from './templates/templates.ts'
import { batches, undoBatch } from './imports/imports.ts'
import * as comments from './comments/comments.ts'
import * as goals from './goals.ts'
import * as letters from './emails/emails.ts'
import * as list from './list/list.ts'
import * as metrics from './metrics/metrics.ts'
import * as milestones from './milestones/milestones.ts'
import * as readings from './readings/readings.ts'
import * as shape from './schema.ts'
import { templates } from './templates/catalogue.ts'
import * as whole from './list/list.ts'

const { teamAuthor: ofTeam } = readings

const metricRoutes = {
  metrics: team
    .route({ method: 'GET', path: '/metrics' })
    .handler(({ context }) => metrics.metrics(context.scope)),
  makeMetric: teamChange
    .route({ method: 'POST', path: '/metrics' })
    .input(shape.newMetric)
    .handler(({ input, context }) => metrics.makeMetric(context.scope, input)),
  renameMetric: teamChange
    .route({ method: 'PUT', path: '/metrics/{id}' })
    .input(shape.renameInput)
    .handler(({ input, context }) => metrics.renameMetric(context.scope, input.id, input.name)),
  archiveMetric: teamChange
    .route({ method: 'POST', path: '/metrics/{id}/archive' })
    .input(shape.metricInput)
    .handler(({ input, context }) => metrics.archiveMetric(context.scope, input.id)),
  restoreMetric: teamChange
    .route({ method: 'POST', path: '/metrics/{id}/restore' })
    .input(shape.metricInput)
    .handler(({ input, context }) => metrics.restoreMetric(context.scope, input.id)),
}

const readingRoutes = {
  readings: team
    .route({ method: 'GET', path: '/customers/{id}/readings' })
    .input(shape.readingsInput)
    .handler(({ input, context }) => readings.readings(context.scope, input)),
  recordReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings' })
    .input(shape.newReading)
    .handler(({ input, context: { scope } }) => readings.record(scope, ofTeam(scope), input)),
  correctReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/correct' })
    .input(shape.correctInput)
    .handler(({ input, context: { scope } }) => readings.correct(scope, ofTeam(scope), input)),
  disputeReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/dispute' })
    .input(shape.disputeInput)
    .handler(({ input, context: { scope } }) => readings.dispute(scope, ofTeam(scope), input)),
  settleReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/settle' })
    .input(shape.settleInput)
    .handler(({ input, context: { scope } }) => readings.settle(scope, ofTeam(scope), input)),
  batches: team
    .route({ method: 'GET', path: '/readings/batches' })
    .handler(({ context }) => batches(context.scope)),
  undoBatch: teamChange
    .route({ method: 'POST', path: '/readings/batches/{id}/undo' })
    .input(shape.batchInput)
    .handler(({ input, context }) => undoBatch(context.scope, input.id)),
}

const oneGoal = '/customers/{id}/goals/{goalId}'

const ownRoutes = {
  list: team
    .route({ method: 'GET', path: '/goals' })
    .input(shape.listInput)
    .handler(({ input, context }) => list.listGoals(context.scope, input)),
  counts: team
    .route({ method: 'GET', path: '/goals/counts' })
    .input(shape.countInput)
    .handler(({ input, context }) => list.countGoals(context.scope, input)),
  templates: team.route({ method: 'GET', path: '/goals/templates' }).handler(() => templates),
  apply: teamChange
    .route({ method: 'POST', path: '/goals/apply' })
    .input(shape.applyInput)
    .handler(({ input, context }) => applyTemplate(context.scope, input)),
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/goals' })
    .input(shape.metricInput)
    .handler(({ input, context }) => whole.goalsOf(context.scope, input.id)),
  get: team
    .route({ method: 'GET', path: oneGoal })
    .input(shape.goalInput)
    .handler(({ input, context }) => whole.goalDetails(context.scope, input.id, input.goalId)),
  make: teamChange
    .route({ method: 'POST', path: '/customers/{id}/goals' })
    .input(shape.newGoal)
    .handler(({ input, context }) => goals.make(context.scope, input)),
  makeFromTemplate: teamChange
    .route({ method: 'POST', path: '/customers/{id}/goals/from-template' })
    .input(shape.goalFromTemplate)
    .handler(({ input, context }) => goals.makeFromTemplate(context.scope, input)),
  change: teamChange
    .route({ method: 'PATCH', path: oneGoal })
    .input(shape.goalChange)
    .handler(({ input, context }) => goals.changeGoal(context.scope, input)),
  agree: teamChange
    .route({ method: 'POST', path: `${oneGoal}/agree` })
    .input(shape.goalInput)
    .handler(({ input, context }) => goals.agree(context.scope, input.id, input.goalId)),
  say: teamChange
    .route({ method: 'POST', path: `${oneGoal}/status` })
    .input(shape.overrideInput)
    .handler(({ input: { id, goalId, status, reason }, context }) =>
      goals.overrideStatus(context.scope, id, goalId, status && { status, reason }),
    ),
  drop: teamChange
    .route({ method: 'POST', path: `${oneGoal}/drop` })
    .input(shape.dropInput)
    .handler(({ input: { id, goalId, reason }, context }) =>
      goals.overrideStatus(context.scope, id, goalId, { status: 'dropped', reason }),
    ),
  remove: teamChange
    .route({ method: 'DELETE', path: oneGoal })
    .input(shape.goalInput)
    .handler(({ input, context }) => goals.remove(context.scope, input.id, input.goalId)),
}

const letterRoutes = {
  letters: team
    .route({ method: 'GET', path: '/goals/letters' })
    .handler(({ context }) => letters.emailSettings(context.scope)),
  chooseLetters: teamChange
    .route({ method: 'PUT', path: '/goals/letters' })
    .input(shape.emailSettingsInput)
    .handler(({ input, context }) => letters.changeEmailSettings(context.scope, input)),
  letterExample: team
    .route({ method: 'GET', path: '/goals/letters/example' })
    .handler(({ context }) => letters.emailExample(context.scope)),
}

const besideRoutes = {
  addMilestone: teamChange
    .route({ method: 'POST', path: `${oneGoal}/milestones` })
    .input(shape.newMilestone)
    .handler(({ input, context }) => milestones.addMilestone(context.scope, input)),
  changeMilestone: teamChange
    .route({ method: 'PATCH', path: '/customers/{id}/milestones/{milestoneId}' })
    .input(shape.milestoneChange)
    .handler(({ input, context }) => milestones.changeMilestone(context.scope, input)),
  removeMilestone: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/milestones/{milestoneId}' })
    .input(shape.milestoneInput)
    .handler(({ input, context }) => milestones.removeMilestone(context.scope, input.id, input.milestoneId)),
  comment: teamChange
    .route({ method: 'POST', path: `${oneGoal}/comments` })
    .input(shape.newComment)
    .handler(({ input, context: { scope } }) => comments.comment(scope, ofTeam(scope), input)),
  removeComment: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/comments/{commentId}' })
    .input(shape.commentInput)
    .handler(({ input, context }) => comments.removeComment(context.scope, input.id, input.commentId)),
  restoreComment: teamChange
    .route({ method: 'POST', path: '/customers/{id}/comments/{commentId}/restore' })
    .input(shape.commentInput)
    .handler(({ input, context }) => comments.restoreComment(context.scope, input.id, input.commentId)),
}

export const goalRoutes = {
  ...metricRoutes,
  ...readingRoutes,
  ...ownRoutes,
  ...letterRoutes,
  ...besideRoutes,
}
