import { parseDay } from '../../platform/calendar/days.ts'
import { NO_DAY } from '../calendar.ts'
import { defineFinding } from '../finding.ts'
import { loadGapCounts, loadLastOrderCounts } from '../ladder/store.ts'
import { loadObservedPeriod } from '../store.ts'
import { secondOrderOf } from './answer.ts'
import { secondOrderAnswerShape, secondOrderShape } from './schema.ts'
import { secondOrderChart, secondOrderTable } from './section.ts'
import { secondOrderSentence } from './sentence.ts'

/** How long customers take to their second purchase. */
export const secondOrder = defineFinding({
  path: '/insights/second-order',
  page: 'coming-back',
  title: 'Time to the second order',
  steps: 1,
  responseSchema: secondOrderShape,
  reportedSchema: secondOrderAnswerShape,
  async answer({ load }) {
    const [observed, gaps, lastOrders] = await Promise.all([
      load(loadObservedPeriod),
      load(loadGapCounts),
      load(loadLastOrderCounts),
    ])
    return secondOrderOf(gaps, lastOrders, parseDay(observed?.through ?? NO_DAY))
  },
  sentence: secondOrderSentence,
  compared: { phrase: 'ordered a second time within 30 days', share: ({ d30 }) => d30 },
  respond: (answer) => answer,
  report: (answer) => answer,
  table: secondOrderTable,
  chart: secondOrderChart,
})
