import { loadBuyerSums } from '../filters/buyer-store.ts'
import { hasMoney } from '../amounts.ts'
import { NO_DAY } from '../calendar.ts'
import { defineFinding } from '../finding.ts'
import { loadObservedPeriod } from '../store.ts'
import { revenueOf } from './answer.ts'
import { revenueAnswerShape, revenueShape } from './schema.ts'
import { revenueChart, revenueTable } from './section.ts'
import { revenueSentence } from './sentence.ts'
import { loadCohortCells, loadLost } from './store.ts'

/** Revenue by month, first purchases against repeat ones. */
export const revenue = defineFinding({
  path: '/insights/revenue',
  page: 'revenue',
  title: 'Revenue by month',
  responseSchema: revenueShape,
  reportedSchema: revenueAnswerShape,
  money: { counts: loadBuyerSums, isRequired: true },
  async answer({ load }) {
    const [observed, cells, sums, lost] = await Promise.all([
      load(loadObservedPeriod),
      load(loadCohortCells),
      load(loadBuyerSums),
      load(loadLost),
    ])
    return revenueOf(cells, hasMoney(sums), observed?.through ?? NO_DAY, lost)
  },
  sentence: revenueSentence,
  respond: (answer, currency) => ({ currency, ...answer }),
  report: (answer) => answer,
  table: revenueTable,
  chart: revenueChart,
})
