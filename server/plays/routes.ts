import { empty } from '../platform/http/output.ts'
import { team, teamChange } from '../platform/http/procedures.ts'
import { nextSaleProposals } from './next-sale/next-sale.ts'
import { listInput, nextSaleSchema } from './next-sale/schema.ts'
import * as plays from './plays.ts'
import { askResults } from './results/results.ts'
import { resultsInput, resultsSchema } from './results/schema.ts'
import { logInput, undoInput, logOutput } from './schema.ts'

export const playRoutes = {
  nextSale: team
    .route({ method: 'GET', path: '/next-sale' })
    .input(listInput)
    .output(nextSaleSchema)
    .handler(({ input, context }) => nextSaleProposals(context.scope, input.limit)),

  log: teamChange
    .route({ method: 'POST', path: '/next-sale/log' })
    .input(logInput)
    .output(logOutput)
    .handler(({ input, context }) => plays.logAsk(context.scope, input)),

  undo: teamChange
    .route({ method: 'POST', path: '/next-sale/undo' })
    .input(undoInput)
    .output(empty)
    .handler(({ input, context }) => plays.undoAsk(context.scope, input.customerId, input.ask)),

  results: team
    .route({ method: 'GET', path: '/next-sale/results' })
    .input(resultsInput)
    .output(resultsSchema)
    .handler(({ input, context }) => askResults(context.scope, input.by)),
}
