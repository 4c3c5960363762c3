import { team, teamChange } from '../platform/http/procedures.ts'
import * as actions from './actions/actions.ts'
import { trackRecords } from './record/record.ts'
import * as shape from './schema.ts'
import { signalSettingsSchema } from './settings/schema.ts'
import { judge, judgementsOf } from './success/store.ts'
import * as signals from './signals.ts'
import { successOfCustomer } from './success/success.ts'
import { today } from './today/today.ts'
import { undo } from './actions/store.ts'

export const signalRoutes = {
  today: team.route({ method: 'GET', path: '/today' }).handler(({ context }) => today(context.scope)),

  address: teamChange
    .route({ method: 'POST', path: '/today/address' })
    .input(shape.addressInput)
    .handler(({ input, context }) => actions.address(context.scope, input)),

  snooze: teamChange
    .route({ method: 'POST', path: '/today/snooze' })
    .input(shape.snoozeInput)
    .handler(({ input, context }) => actions.snooze(context.scope, input)),

  assign: teamChange
    .route({ method: 'POST', path: '/today/assign' })
    .input(shape.assignInput)
    .handler(({ input, context }) => actions.assign(context.scope, input)),

  log: teamChange
    .route({ method: 'POST', path: '/today/log' })
    .input(shape.logInput)
    .handler(({ input, context }) => actions.logContact(context.scope, input)),

  undo: teamChange
    .route({ method: 'POST', path: '/today/undo' })
    .input(shape.undoInput)
    .handler(({ input, context }) => undo(context.scope, input.customerId, input.action)),

  setLimit: teamChange
    .route({ method: 'PUT', path: '/today/limit' })
    .input(shape.limitInput)
    .handler(({ input, context }) => signals.setLimit(context.scope, input.lines)),

  waiting: team
    .route({ method: 'GET', path: '/signals' })
    .input(shape.waitingInput)
    .handler(({ input, context }) => signals.waiting(context.scope, input)),

  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/signals' })
    .input(shape.customerInput)
    .handler(({ input, context }) => signals.ofCustomer(context.scope, input.id)),

  success: team
    .route({ method: 'GET', path: '/customers/{id}/success' })
    .input(shape.customerInput)
    .handler(({ input, context }) => successOfCustomer(context.scope, input.id)),

  judgements: team
    .route({ method: 'GET', path: '/customers/{id}/judgement' })
    .input(shape.customerInput)
    .handler(({ input, context }) => judgementsOf(context.scope, input.id)),

  judge: teamChange
    .route({ method: 'POST', path: '/customers/{id}/judgement' })
    .input(shape.newJudgement)
    .handler(({ input, context }) => judge(context.scope, input)),

  record: team
    .route({ method: 'GET', path: '/signals/record' })
    .handler(({ context }) => trackRecords(context.scope)),

  settings: team
    .route({ method: 'GET', path: '/signals/settings' })
    .handler(({ context }) => signals.settings(context.scope)),

  changeSettings: teamChange
    .route({ method: 'PUT', path: '/signals/settings' })
    .input(signalSettingsSchema)
    .handler(({ input, context }) => signals.changeSettings(context.scope, input)),

  codes: team
    .route({ method: 'GET', path: '/signals/codes' })
    .handler(({ context }) => signals.codes(context.scope)),

  addCode: teamChange
    .route({ method: 'POST', path: '/signals/codes' })
    .input(shape.newCode)
    .handler(({ input, context }) => signals.addCode(context.scope, input.label)),

  retireCode: teamChange
    .route({ method: 'POST', path: '/signals/codes/{code}/retire' })
    .input(shape.codeInput)
    .handler(({ input, context }) => signals.retireCode(context.scope, input.code)),
}
