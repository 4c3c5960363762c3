import { team, teamChange } from '../platform/http/procedures.ts'
import { nextSaleProposals } from './next-sale/next-sale.ts'
import * as plays from './plays.ts'
import * as shape from './schema.ts'

export const playRoutes = {
  nextSale: team
    .route({ method: 'GET', path: '/next-sale' })
    .input(shape.listInput)
    .handler(({ input, context }) => nextSaleProposals(context.scope, input.limit)),

  log: teamChange
    .route({ method: 'POST', path: '/next-sale/log' })
    .input(shape.logInput)
    .handler(({ input, context }) => plays.logAsk(context.scope, input)),

  undo: teamChange
    .route({ method: 'POST', path: '/next-sale/undo' })
    .input(shape.undoInput)
    .handler(({ input, context }) => plays.undoAsk(context.scope, input.customerId, input.ask)),

  results: team
    .route({ method: 'GET', path: '/next-sale/results' })
    .input(shape.resultsInput)
    .handler(({ input, context }) => plays.askResults(context.scope, input.by)),

  asks: team
    .route({ method: 'GET', path: '/customers/{id}/asks' })
    .input(shape.customerInput)
    .handler(({ input, context }) => plays.asksOf(context.scope, input.id)),
}
