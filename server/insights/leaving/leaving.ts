import { defineFinding } from '../finding.ts'
import { silenceAnswer } from './answer.ts'
import { leavingAnswerShape, leavingShape } from './schema.ts'
import { leavingChart, leavingTable } from './section.ts'
import { leavingSentence } from './sentence.ts'
import { loadLoginSilences, loadOrderSilences } from './store.ts'

/** How many of the customers who have been silent for some time come back. */
export const leaving = defineFinding({
  path: '/insights/leaving',
  page: 'coming-back',
  title: 'Back after a silence',
  responseSchema: leavingShape,
  reportedSchema: leavingAnswerShape,
  async answer({ load }) {
    const [orders, logins] = await Promise.all([load(loadOrderSilences), load(loadLoginSilences)])
    return { orders: silenceAnswer(orders), logins: logins.customers > 0 ? silenceAnswer(logins) : null }
  },
  sentence: leavingSentence,
  respond: (answer) => answer,
  report: (answer) => answer,
  table: leavingTable,
  chart: leavingChart,
})
