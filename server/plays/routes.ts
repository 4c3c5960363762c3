import { team, teamChange } from '../platform/http/procedures.ts'
import { nextSaleProposals } from './next-sale/next-sale.ts'
import { listInput } from './next-sale/schema.ts'
import * as plays from './plays.ts'
import { askResults } from './results/results.ts'
import { resultsInput } from './results/schema.ts'
import { logInput, undoInput } from './schema.ts'

export const playRoutes = {
  nextSale: team
    .route({ method: 'GET', path: '/next-sale' })
    .input(listInput)
    .handler(({ input, context }) => nextSaleProposals(context.scope, input.limit)),

  log: teamChange
    .route({ method: 'POST', path: '/next-sale/log' })
    .input(logInput)
    .handler(({ input, context }) => plays.logAsk(context.scope, input)),

  undo: teamChange
    .route({ method: 'POST', path: '/next-sale/undo' })
    .input(undoInput)
    .handler(({ input, context }) => plays.undoAsk(context.scope, input.customerId, input.ask)),

  results: team
    .route({ method: 'GET', path: '/next-sale/results' })
    .input(resultsInput)
    .handler(({ input, context }) => askResults(context.scope, input.by)),
}
