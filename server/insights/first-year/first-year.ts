import { hasMoney } from '../amounts.ts'
import { loadBuyerSums } from '../filters/buyer-store.ts'
import { defineFinding } from '../finding.ts'
import { MINIMUM_SAMPLE } from '../format.ts'
import { firstYearOf } from './answer.ts'
import { firstYearAnswerShape, firstYearShape } from './schema.ts'
import { firstYearSentence } from './sentence.ts'
import { loadFirstYears } from './store.ts'

/** Which part of a customer's first year comes in its first 30 days. */
export const firstYear = defineFinding({
  path: '/insights/first-year',
  page: 'revenue',
  title: 'The first 30 days',
  responseSchema: firstYearShape,
  reportedSchema: firstYearAnswerShape,
  money: { counts: loadBuyerSums, isRequired: true },
  async answer({ load }) {
    const [sums, customers] = await Promise.all([load(loadBuyerSums), load(loadFirstYears)])
    return firstYearOf(sums, customers, hasMoney(sums))
  },
  sentence: firstYearSentence,
  compared: {
    phrase: 'of what customers spent in their first year came in the first 30 days',
    share: ({ share }) => (share && share.n >= MINIMUM_SAMPLE ? share : null),
  },
  respond: (answer, currency) => ({ currency, ...answer }),
  report: (answer) => answer,
})
