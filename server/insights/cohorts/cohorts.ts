import { hasMoney } from '../amounts.ts'
import { loadBuyerSums } from '../filters/buyer-store.ts'
import { NO_DAY } from '../calendar.ts'
import { defineFinding } from '../finding.ts'
import { loadCohortCells } from '../revenue/store.ts'
import { loadObservedPeriod } from '../store.ts'
import { cohortsOf } from './answer.ts'
import { cohortsAnswerShape, cohortsShape } from './schema.ts'
import { cohortTable } from './section.ts'
import { cohortsSentence, nextMonthShare } from './sentence.ts'

/** Customers and revenue by month of first purchase and months since. */
export const cohorts = defineFinding({
  path: '/insights/cohorts',
  page: 'coming-back',
  title: 'Month by month',
  responseSchema: cohortsShape,
  reportedSchema: cohortsAnswerShape,
  // Its sentence is about customers and holds without money.
  money: { counts: loadBuyerSums, isRequired: false },
  async answer({ load }) {
    const [observed, cells, sums] = await Promise.all([
      load(loadObservedPeriod),
      load(loadCohortCells),
      load(loadBuyerSums),
    ])
    return cohortsOf(cells, hasMoney(sums), observed?.through ?? NO_DAY)
  },
  sentence: (answer, format) => cohortsSentence(answer, format),
  compared: {
    phrase: 'bought again in the month after their first',
    share: (answer) => nextMonthShare(answer),
  },
  respond: (answer, currency) => ({ currency, period: 'month' as const, cohorts: answer }),
  report: (answer) => answer,
  table: cohortTable,
})
