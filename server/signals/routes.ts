import { empty } from '../platform/http/output.ts'
import { team, teamChange } from '../platform/http/procedures.ts'
import * as actions from './actions/actions.ts'
import * as action from './actions/schema.ts'
import { signalBasis } from './basis/basis.ts'
import { basisSchema } from './basis/schema.ts'
import { trackRecords } from './record/record.ts'
import { trackRecordSchema } from './record/schema.ts'
import { customerInput, customerSignalSchema } from './schema.ts'
import * as setting from './settings/schema.ts'
import * as settings from './settings/settings.ts'
import { ofCustomer } from './signals.ts'
import * as success from './success/schema.ts'
import { judge, judgementsOf, successOfCustomer } from './success/success.ts'
import * as line from './today/schema.ts'
import { keepLines, setLimit, today, waiting } from './today/today.ts'

export const signalRoutes = {
  today: team
    .route({ method: 'GET', path: '/today' })
    .output(line.todaySchema)
    .handler(({ context }) => today(context.scope)),

  keepLines: teamChange
    .route({ method: 'POST', path: '/today/list' })
    .input(line.keepInput)
    .output(line.todaySchema)
    .handler(({ input, context }) => keepLines(context.scope, input.customers)),

  address: teamChange
    .route({ method: 'POST', path: '/today/address' })
    .input(action.addressInput)
    .output(action.actionSchema)
    .handler(({ input, context }) => actions.address(context.scope, input)),

  snooze: teamChange
    .route({ method: 'POST', path: '/today/snooze' })
    .input(action.snoozeInput)
    .output(action.actionSchema)
    .handler(({ input, context }) => actions.snooze(context.scope, input)),

  assign: teamChange
    .route({ method: 'POST', path: '/today/assign' })
    .input(action.assignInput)
    .output(action.actionSchema)
    .handler(({ input, context }) => actions.assign(context.scope, input)),

  log: teamChange
    .route({ method: 'POST', path: '/today/log' })
    .input(action.logInput)
    .output(action.actionSchema)
    .handler(({ input, context }) => actions.logContact(context.scope, input)),

  undo: teamChange
    .route({ method: 'POST', path: '/today/undo' })
    .input(action.undoInput)
    .output(empty)
    .handler(({ input, context }) => actions.undo(context.scope, input.customerId, input.action)),

  setLimit: teamChange
    .route({ method: 'PUT', path: '/today/limit' })
    .input(line.limitInput)
    .output(empty)
    .handler(({ input, context }) => setLimit(context.scope, input.lines)),

  waiting: team
    .route({ method: 'GET', path: '/signals' })
    .input(line.waitingInput)
    .output(line.waitingPageSchema)
    .handler(({ input, context }) => waiting(context.scope, input)),

  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/signals' })
    .input(customerInput)
    .output(customerSignalSchema.array())
    .handler(({ input, context }) => ofCustomer(context.scope, input.id)),

  success: team
    .route({ method: 'GET', path: '/customers/{id}/success' })
    .input(customerInput)
    .output(success.customerSuccessSchema)
    .handler(({ input, context }) => successOfCustomer(context.scope, input.id)),

  judgements: team
    .route({ method: 'GET', path: '/customers/{id}/judgement' })
    .input(customerInput)
    .output(success.judgementSchema.array())
    .handler(({ input, context }) => judgementsOf(context.scope, input.id)),

  judge: teamChange
    .route({ method: 'POST', path: '/customers/{id}/judgement' })
    .input(success.newJudgement)
    .output(success.judgementSchema)
    .handler(({ input, context }) => judge(context.scope, input)),

  basis: team
    .route({ method: 'GET', path: '/signals/basis' })
    .output(basisSchema)
    .handler(({ context }) => signalBasis(context.scope)),

  record: team
    .route({ method: 'GET', path: '/signals/record' })
    .output(trackRecordSchema)
    .handler(({ context }) => trackRecords(context.scope)),

  settings: team
    .route({ method: 'GET', path: '/signals/settings' })
    .output(setting.signalSettingsSchema)
    .handler(({ context }) => settings.settings(context.scope)),

  changeSettings: teamChange
    .route({ method: 'PUT', path: '/signals/settings' })
    .input(setting.signalSettingsSchema)
    .output(setting.signalSettingsSchema)
    .handler(({ input, context }) => settings.changeSettings(context.scope, input)),

  codes: team
    .route({ method: 'GET', path: '/signals/codes' })
    .output(setting.codeSchema.array())
    .handler(({ context }) => settings.codes(context.scope)),

  addCode: teamChange
    .route({ method: 'POST', path: '/signals/codes' })
    .input(setting.newCode)
    .output(setting.newCodeSchema)
    .handler(({ input, context }) => settings.addCode(context.scope, input.label)),

  retireCode: teamChange
    .route({ method: 'POST', path: '/signals/codes/{code}/retire' })
    .input(setting.codeInput)
    .output(empty)
    .handler(({ input, context }) => settings.retireCode(context.scope, input.code)),
}
